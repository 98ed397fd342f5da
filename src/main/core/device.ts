import type { device, DisplayScreen, PrinterSettings, PrinterStatus } from '#contract/device.ts';
import { Refusal } from '#contract/errors.ts';
import { countDeviceJobs } from '#main/data/device-job.ts';
import type { Reader } from '#main/data/database.ts';
import type { Clock, FeatureHandlers } from './context.ts';

/** What the till knows of its printer, beyond what the database says. */
export interface DevicePorts {
  readonly settings: () => PrinterSettings | null;
  readonly use: (settings: PrinterSettings | null) => void;
  /** What the printer said last, and when (ms). */
  readonly said: () => Pick<PrinterStatus, 'state' | 'at'>;
  /** Asks the printer how it is; bounded in time, never throws for what a printer can do. */
  readonly ask: () => Promise<void>;
}

/** The customer display on this PC's screens. */
export interface DisplayPorts {
  readonly screens: () => readonly DisplayScreen[];
  /** The screen that it is on now, or null. */
  readonly shown: () => string | null;
  /** Shows it there, now and after every start, or nowhere. */
  readonly show: (screenId: string | null) => void;
}

const DAY_MS = 86_400_000;

/** The printer, with the drawer that hangs on it, and the customer display. */
export function deviceHandlers(ports: DevicePorts, display: DisplayPorts): FeatureHandlers<typeof device> {
  return {
    printer: (_, { db, clock }) => statusOf(db, clock, ports),
    usePrinter: async ({ settings }, { db, clock, transact }) => {
      const before = ports.settings();
      ports.use(settings);
      await ports.ask();
      await transact(({ record, touch }) => {
        touch('device', 'journal');
        return record('device-changed', { device: 'printer', before, after: settings });
      });
      return await statusOf(db, clock, ports);
    },
    display: () => Promise.resolve(displayOf(display)),
    showDisplay: async ({ screenId }, { transact }) => {
      const isThere = screenId === null || display.screens().some(({ id }) => id === screenId);
      if (!isThere) throw new Refusal('screen-unknown');
      const before = display.shown();
      display.show(screenId);
      await transact(({ record, touch }) => {
        touch('device', 'journal');
        return record('device-changed', { device: 'display', before, after: screenId });
      });
      return displayOf(display);
    },
  };
}

function displayOf({ screens, shown }: DisplayPorts): { screens: DisplayScreen[]; shown: string | null } {
  return { screens: [...screens()], shown: shown() };
}

async function statusOf(db: Reader, clock: Clock, ports: DevicePorts): Promise<PrinterStatus> {
  const jobs = await countDeviceJobs(db, clock.now() - DAY_MS);
  return { settings: ports.settings(), ...ports.said(), ...jobs };
}
