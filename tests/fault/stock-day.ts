import { v7 } from 'uuid';
import type { HeadlessTill } from '#tests/support/headless-till.ts';
import type { Clerk } from './clerk.ts';

type Act = (till: HeadlessTill, clerk: Clerk) => Promise<void>;

const ACTS: readonly Act[] = [receive, adjust, sendAway, count, nameCustomer];

/** One thing that is done beside selling. */
export async function workInStock(till: HeadlessTill, clerk: Clerk): Promise<void> {
  await ACTS[clerk.random.below(ACTS.length)]?.(till, clerk);
}

function lineOf({ shelf, random }: Clerk): { variantId: number; quantity: number } {
  const item = shelf.items[random.below(shelf.items.length)];
  if (item === undefined) throw new Error('there are no goods');
  return { variantId: item.variantId, quantity: 1000 * (1 + random.below(9)) };
}

async function receive(till: HeadlessTill, clerk: Clerk): Promise<void> {
  await till.call('stock.receive', {
    documentId: v7(),
    deliveryId: null,
    supplier: 'Wholesale',
    reference: 'LS-17',
    note: '',
    lines: [lineOf(clerk)],
    closes: false,
  });
}

async function adjust(till: HeadlessTill, clerk: Clerk): Promise<void> {
  const { variantId, quantity } = lineOf(clerk);
  const lines = [{ variantId, quantity: clerk.random.below(2) === 0 ? quantity : -quantity }];
  await till.call('stock.adjust', { documentId: v7(), reason: 'other', note: 'shelf', lines });
}

async function sendAway(till: HeadlessTill, clerk: Clerk): Promise<void> {
  const { locations } = await till.call('stock.locations', {});
  const other = locations.find(({ isHere }) => !isHere);
  if (other === undefined) return;
  const lines = [lineOf(clerk)];
  await till.call('stock.transferOut', { documentId: v7(), toLocationCode: other.code, note: '', lines });
}

/** Finds a piece or two more or less than there should be. */
async function count(till: HeadlessTill, clerk: Clerk): Promise<void> {
  const countId = v7();
  const { variantId } = lineOf(clerk);
  await till.call('count.open', {
    countId,
    name: 'Shelf',
    scope: { kind: 'list', variantIds: [variantId] },
    isBlind: false,
  });
  const { levels } = await till.call('stock.levels', { variantId });
  const quantity = (levels.find(({ isHere }) => isHere)?.now ?? 0) + 1000 * (clerk.random.below(5) - 2);
  await till.call('count.enter', { countId, entryId: v7(), variantId, mode: 'set', quantity });
  await till.call('count.book', { countId, documentId: v7(), missingIsZero: false, without: [] });
}

async function nameCustomer(till: HeadlessTill, { random }: Clerk): Promise<void> {
  const nth = random.below(1_000_000_000);
  const customer = {
    customerId: v7(),
    name: `Ada ${nth % 1000}`,
    phone: '',
    mail: `ada${nth}@mail.invalid`,
    card: '',
    address: '',
    taxNumber: '',
    note: '',
    groupIds: [],
    storeGroupIds: [],
    mayPayLater: false,
  };
  await till.call('customer.save', { customer });
}
