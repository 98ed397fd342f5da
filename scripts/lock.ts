// npm run lock: completes the locks with the packages of other platforms, which a partial registry leaves out.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const entrySchema = z.looseObject({
  version: z.string().optional(),
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), entrySchema) });

type Lock = z.output<typeof lockSchema>;

/** The lock as npm wrote it, checked but not rebuilt: the order of its parts is npm's. */
const untouchedLock = z.custom<Lock>((value) => lockSchema.safeParse(value).success);

/** A package of another platform that the lock should name and does not. */
export interface MissingPackage {
  readonly name: string;
  readonly version: string;
  readonly isDev: boolean;
}

const SYSTEMS = [
  'android',
  'darwin',
  'win32',
  'freebsd',
  'openbsd',
  'netbsd',
  'openharmony',
  'sunos',
  'aix',
  'linux',
];
const PROCESSORS: readonly (readonly [RegExp, string])[] = [
  [/arm64/, 'arm64'],
  [/-arm\b/, 'arm'],
  [/x64/, 'x64'],
  [/ia32/, 'ia32'],
  [/ppc64/, 'ppc64'],
  [/riscv64/, 'riscv64'],
  [/s390x/, 's390x'],
  [/loong(arch)?64/, 'loong64'],
  [/mips64el/, 'mips64el'],
];

/** Every lock of this project: of the till, and of the servers that its tests run. */
export const LOCKS = [
  'package-lock.json',
  'tests/store/package-lock.json',
  'tests/medusa/package-lock.json',
] as const;

/** A lock as it stands. */
export function readLock(name: (typeof LOCKS)[number]): Lock {
  return untouchedLock.parse(JSON.parse(readFileSync(lockFile(name), 'utf8')));
}

/**
 * The optional packages that some package names and the lock does not: `npm ci` refuses such a lock. They come about
 * when `npm install` runs against a registry that has only some platforms.
 */
export function missingPackages({ packages }: Lock): MissingPackage[] {
  return Object.entries(packages).flatMap(([place, { dev, optionalDependencies }]) =>
    Object.entries(optionalDependencies ?? {})
      .filter(([name]) => !placesOf(name, place).some((candidate) => candidate in packages))
      .map(([name, version]) => ({ name, version, isDev: dev === true })),
  );
}

/** What the lock says of such a package. Its checksum is for npm to add where the package can be had. */
export function entryOf({ name, version, isDev }: MissingPackage): z.output<typeof entrySchema> {
  const system = SYSTEMS.find((one) => name.includes(one));
  const processor = PROCESSORS.find(([pattern]) => pattern.test(name))?.[1];
  if (system === undefined || processor === undefined) throw new Error(`${name} is of no known platform`);
  const libc = system !== 'linux' ? undefined : name.includes('musl') ? ['musl'] : ['glibc'];
  return {
    version,
    cpu: [processor],
    ...(isDev ? { dev: true } : {}),
    ...(libc === undefined ? {} : { libc }),
    optional: true,
    os: [system],
  };
}

/** Where Node would look for a package that the one at `place` asks for. */
function placesOf(name: string, place: string): string[] {
  const parent = place.lastIndexOf('node_modules/');
  const here = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
  return place === '' ? [here] : [here, ...placesOf(name, place.slice(0, Math.max(0, parent - 1)))];
}

function lockFile(name: string): URL {
  return new URL(`../${name}`, import.meta.url);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of LOCKS) {
    const lock = readLock(name);
    const missing = missingPackages(lock);
    for (const one of missing) lock.packages[`node_modules/${one.name}`] = entryOf(one);
    const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
    const whole = { ...lock, packages: Object.fromEntries(sorted) };
    writeFileSync(lockFile(name), `${JSON.stringify(whole, null, 2)}\n`);
    console.log(`${missing.length} packages of other platforms added to ${name}`);
  }
}
