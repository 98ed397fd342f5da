import { Refusal } from '#contract/errors.ts';
import type { InboxItem, Parity, SettledItem } from '#contract/inbox.ts';
import { found, type Check, type Finding } from '#domain/opening/finding.ts';
import type { Answers } from './bridge.ts';
import { KNOWN_AT } from './fake-shop.ts';

export const SALE_ID = '0192f5a8-7d3c-7000-8000-000000000101';

/** A sale of three of which the store has one. */
export const shortSale: InboxItem = {
  id: SALE_ID,
  kind: 'sale',
  name: 'R1-000045',
  createdAt: KNOWN_AT,
  refusedAt: KNOWN_AT + 60_000,
  code: 'insufficient-stock',
  message: 'Only 1 left',
  total: 3900,
  storeTotal: null,
  items: [
    {
      variantRemoteId: '7',
      sku: 'LAMP',
      name: 'Desk lamp',
      quantity: 3000,
      total: 3900,
      storeTotal: null,
      available: 1000,
      isUnknown: false,
    },
  ],
  pickup: null,
  stockEffect: 3000,
  holdsUp: 1,
  answers: ['raise-stock', 'retry', 'as-misc', 'map', 'write-off'],
  decisions: [],
};

/** What is in the fake inbox. */
export interface FakeInbox {
  open: InboxItem[];
  settled: SettledItem[];
  parity: Parity[];
}

/** An inbox whose decisions settle what they are about, and whose undoing brings it back. */
export function inboxAnswers(inbox: FakeInbox): NonNullable<Answers['inbox']> {
  const before = new Map<string, InboxItem>();
  return {
    open: () => ({ items: inbox.open }),
    settled: () => ({ items: inbox.settled }),
    parity: () => ({ documents: inbox.parity }),
    decide: ({ decisionId, id, decision }) => {
      const item = inbox.open.find((one) => one.id === id);
      if (item === undefined) throw new Refusal('document-not-refused');
      before.set(id, item);
      inbox.open = inbox.open.filter((one) => one !== item);
      const decided = { decisionId, decision, at: KNOWN_AT, clerk: 'Mira', undoneAt: null, undoneBy: null };
      const { kind, name } = item;
      inbox.settled = [
        { id, kind, name, state: 'waiting', decisions: [decided], canUndo: true },
        ...inbox.settled,
      ];
      return {};
    },
    undo: ({ id }) => {
      const item = before.get(id);
      if (item === undefined) throw new Refusal('too-late');
      inbox.settled = inbox.settled.filter((one) => one.id !== id);
      inbox.open = [...inbox.open, item];
      return {};
    },
  };
}

const READY: Readonly<Record<Check, Finding>> = {
  shift: found('shift.open', { number: 1, at: KNOWN_AT }),
  catalog: found('catalog.fresh', { count: 42, at: KNOWN_AT }),
  taxes: found('taxes.complete', { count: 2 }),
  printer: found('printer.ready'),
  line: found('line.up'),
  queue: found('queue.empty'),
  inbox: found('inbox.empty'),
  clock: found('clock.right'),
  database: found('database.sound', { tables: 40 }),
  disk: found('disk.enough', { gigabytes: 120 }),
};

/** A till on which all is well but what is given. */
export function openingAnswers(given: Partial<Record<Check, Finding>> = {}): NonNullable<Answers['opening']> {
  return {
    look: ({ check }) => {
      const { id, values } = given[check] ?? READY[check];
      return { id, values: { ...values } };
    },
    print: () => ({ jobId: SALE_ID }),
  };
}
