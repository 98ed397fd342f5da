import { v7 } from 'uuid';
import type { Customer } from '#contract/customer.ts';
import type { Decision, InboxItem } from '#contract/inbox.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { postDue } from '#main/channel/post-outbox.ts';
import { openConnection } from '#main/data/database.ts';
import { shortWrites } from '#main/data/short-writes.ts';
import { basketOf } from './basket.ts';
import { returnLine, sold, valueOf } from './desk.ts';
import { addGoods, addShop } from './goods.ts';
import { MemoryStore, type Call, type Fault } from './memory-store.ts';
import { openTestTill, type TestTill } from './till.ts';

/** What goods of a posting till cost, minor units. */
const PRICE = 1450;

const LEASE_MS = 15_000;

/** What has not gone by then waits for something that was refused. */
const MOST_ROUNDS = 30;

/** A till and the store that its documents go to; nothing is read from the store. */
export interface PostingTill {
  readonly till: TestTill;
  readonly store: MemoryStore;
  /** Variant ids; the store knows them as `v-MUG` and `v-LAMP`. */
  readonly goods: { readonly mug: number; readonly lamp: number };
  /** What goes wrong with a call, until a test changes it. */
  fault: (call: Call) => Fault;
  /** Sends everything that is due; ends also when the poster dies, and another one comes after it. */
  send(): Promise<void>;
  /** Sends until nothing more goes by itself: what is refused stays. */
  sendAll(): Promise<void>;
  sell(wanted: { variantId: number; pieces?: number; customer?: Customer }): Promise<SaleRecord>;
  /** Takes one piece of the first line of a sale back. */
  takeBack(sale: SaleRecord, condition?: 'restock' | 'damaged'): Promise<SaleRecord>;
  saveCustomer(customer: Customer): Promise<void>;
  inbox(): Promise<readonly InboxItem[]>;
  decide(id: string, decision: Decision): Promise<string>;
  /** The code of the refusal, or null. */
  undo(id: string): Promise<string | null>;
  /** The state of a document. */
  state(id: string): unknown;
  close(): Promise<void>;
}

/** Opens a till that sells mugs and lamps and sends them to a store in memory. */
export async function openPostingTill(): Promise<PostingTill> {
  const till = await openTestTill();
  addShop(till.sqlite);
  const goods = {
    mug: addGoods(till.sqlite, { sku: 'MUG', name: 'Mug', price: PRICE }),
    lamp: addGoods(till.sqlite, { sku: 'LAMP', name: 'Lamp', price: PRICE }),
  };
  const fields: Pick<PostingTill, 'fault'> = { fault: () => 'none' };
  const store = new MemoryStore({ now: () => till.clock.at, fault: (call) => fields.fault(call) });
  const connection = openConnection(till.file);
  const writes = shortWrites(connection);
  const send = async (): Promise<void> => {
    const died = new Promise<void>((resolve) => store.onHang(resolve));
    const posted = postDue({
      writes,
      connector: store.connect(),
      owner: v7(),
      now: () => till.clock.at,
      random: () => 1,
      leaseMs: LEASE_MS,
      every: () => () => undefined,
      touch: () => undefined,
      onBug: (error) => void till.bugs.push(error),
      goesOn: () => true,
    });
    await Promise.race([posted, died]);
  };
  const open = (): unknown =>
    till.sqlite.prepare("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'uncertain')").pluck().get();
  const sendAll = async (): Promise<void> => {
    for (let round = 0; round < MOST_ROUNDS && open() !== 0; round += 1) {
      till.clock.at += 300_000;
      await send();
    }
  };
  return Object.assign(fields, {
    till,
    store,
    goods,
    send,
    sendAll,
    sell: async ({ variantId, pieces = 1, customer }: Parameters<PostingTill['sell']>[0]) =>
      await sold(till, {
        ...basketOf([{ variantId, price: PRICE, pieces }]),
        customer: customer === undefined ? null : buyerOf(customer),
      }),
    takeBack: async (sale: SaleRecord, condition: 'restock' | 'damaged' = 'restock') =>
      await sold(till, {
        ...basketOf([]),
        lines: [await returnLine(till, sale, { position: 1, quantity: 1000, condition })],
      }),
    saveCustomer: async (customer: Customer) => {
      await valueOf(till.ask('customer.save', { customer }));
    },
    inbox: async () => (await valueOf<{ items: InboxItem[] }>(till.ask('inbox.open', {}))).items,
    decide: async (id: string, decision: Decision) => {
      const reply = await till.ask('inbox.decide', { decisionId: v7(), id, decision });
      return reply.ok ? 'ok' : reply.error.code;
    },
    undo: async (id: string) => {
      const reply = await till.ask('inbox.undo', { id });
      return reply.ok ? null : reply.error.code;
    },
    state: (id: string) => till.sqlite.prepare('SELECT state FROM outbox WHERE id = ?').pluck().get(id),
    close: async () => {
      await connection.close();
      await till.close();
    },
  });
}

function buyerOf({ customerId, name, groupIds }: Customer) {
  return { id: customerId, name, groupIds };
}
