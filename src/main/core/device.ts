import type { device, PrinterSettings, PrinterStatus } from '#contract/device.ts';
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

const DAY_MS = 86_400_000;

/** The printer, and the drawer that hangs on it. */
export function deviceHandlers(ports: DevicePorts): FeatureHandlers<typeof device> {
  return {
    printer: (_, { db, clock }) => statusOf(db, clock, ports),
    usePrinter: async ({ settings }, { db, clock, transact }) => {
      ports.use(settings);
      await ports.ask();
      await transact(({ touch }) => Promise.resolve(touch('device')));
      return await statusOf(db, clock, ports);
    },
  };
}

async function statusOf(db: Reader, clock: Clock, ports: DevicePorts): Promise<PrinterStatus> {
  const jobs = await countDeviceJobs(db, clock.now() - DAY_MS);
  return { settings: ports.settings(), ...ports.said(), ...jobs };
}
