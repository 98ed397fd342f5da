import {
  UNCONFIRMED,
  type DeviceJob,
  type DeviceJobMark,
  type PrintJobStore,
} from '#main/device/print-job-store.ts';

/** A row of the queue, as the database keeps it. */
export type JobRow = DeviceJob & Pick<DeviceJobMark, 'state' | 'errorCode'>;

/** A queue's table in memory, for tests of the queue alone; it can refuse to write like a full disk. */
export interface MemoryJobStore extends PrintJobStore {
  readonly add: (job: Partial<DeviceJob> & { readonly id: string }) => void;
  readonly row: (id: string) => JobRow;
  /** Runs before each mark; throwing in it makes the mark fail. */
  beforeMark: (mark: DeviceJobMark) => void;
}

const PLAIN = {
  kind: 'receipt',
  subject: 'sale',
  subjectId: 'sale',
  isCopy: false,
  attempts: 0,
  createdAt: 0,
} as const;

export function createMemoryJobStore(): MemoryJobStore {
  const rows = new Map<string, JobRow>();
  const row = (id: string): JobRow => {
    const found = rows.get(id);
    if (found === undefined) throw new Error(`no job ${id}`);
    return found;
  };
  const store: MemoryJobStore = {
    beforeMark: () => undefined,
    add: (job) => {
      rows.set(job.id, { ...PLAIN, ...job, state: 'queued', errorCode: null });
    },
    row,
    next: () => {
      const waiting = [...rows.values()].filter((each) => each.state === 'queued');
      const [first] = waiting.toSorted((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt);
      return Promise.resolve(first ?? null);
    },
    mark: async (mark) => {
      await Promise.resolve();
      store.beforeMark(mark);
      const { id, state, errorCode, attempts } = mark;
      rows.set(id, { ...row(id), state, errorCode, attempts });
    },
    interrupted: () =>
      Promise.resolve(
        [...rows.values()].filter((each) => each.state === 'sent' && each.errorCode !== UNCONFIRMED),
      ),
  };
  return store;
}

function rank(job: DeviceJob): number {
  return job.kind === 'drawer' ? 0 : 1;
}
