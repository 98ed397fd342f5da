import { z } from 'zod';
import { displayScreenSchema, printerSettingsSchema } from '#contract/device.ts';

/** What belongs to this PC and to no database: never business data. */
const settingsSchema = z.strictObject({
  /** This PC has had a till's database; from then on a missing one is refused. */
  hadDatabase: z.boolean().default(false),
  /** The key to the online store as sealed by the PC's keyring (base64), or null where there is none. */
  sealedKey: z.string().nullable().default(null),
  /** The key that signs the journal, as sealed by the PC's keyring (base64), or null where there is none. */
  sealedJournalKey: z.string().nullable().default(null),
  /** How far the journal reached when the program last looked: what is cut off it is missed. */
  journalSeen: z
    .strictObject({ seq: z.int().min(1), hash: z.string().length(64) })
    .nullable()
    .default(null),
  printer: printerSettingsSchema.nullable().default(null),
  /** The screen that the customer display belongs on, or null where there is none. */
  displayScreen: displayScreenSchema.shape.id.nullable().default(null),
  /** Where second screens find this PC; null while that is off. */
  desk: z
    .strictObject({ address: z.ipv4(), port: z.int().min(1).max(65_535) })
    .nullable()
    .default(null),
  /** The certificate that they know it by, with its key as sealed by the PC's keyring, or null for one in a file. */
  deskIdentity: z
    .strictObject({ certificate: z.string(), sealedKey: z.string().nullable() })
    .nullable()
    .default(null),
});

export type Settings = z.output<typeof settingsSchema>;

/** Where settings are kept; electron-store in the program, memory in tests. */
export interface SettingsFile {
  get(): unknown;
  set(value: Settings): void;
}

/** The settings of this PC. */
export interface SettingsStore {
  readonly read: () => Settings;
  readonly change: (change: Partial<Settings>) => void;
}

/**
 * Settings behind their schema. A file that does not fit the schema gives the defaults of the parts
 * that do not fit, and `onDamage` hears of it; the file is left as it is until something changes.
 */
export function openSettings(file: SettingsFile, onDamage: (detail: string) => void): SettingsStore {
  let settings = parse(file.get(), onDamage);
  return {
    read: () => settings,
    change: (change) => {
      settings = settingsSchema.parse({ ...settings, ...change });
      file.set(settings);
    },
  };
}

function parse(value: unknown, onDamage: (detail: string) => void): Settings {
  const whole = settingsSchema.safeParse(value);
  if (whole.success) return whole.data;
  onDamage(z.prettifyError(whole.error));
  const parts = typeof value === 'object' && value !== null ? value : {};
  const damaged = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
  const sound = Object.entries(parts).filter(
    ([name]) => Object.hasOwn(settingsSchema.shape, name) && !damaged.has(name),
  );
  return settingsSchema.parse(Object.fromEntries(sound));
}
