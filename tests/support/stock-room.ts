import { v7 } from 'uuid';
import type { Reply } from '#contract/errors.ts';
import type { Client } from '#contract/index.ts';
import type { CountLine } from '#contract/count.ts';
import type { StockLevel } from '#contract/stock.ts';
import type { Actor } from '#main/core/context.ts';
import { valueOf } from './desk.ts';
import { MIRA, type TestTill } from './till.ts';

type Input<F extends 'stock' | 'count', P extends keyof Client[F]> = Client[F][P] extends (
  input: infer I,
) => Promise<unknown>
  ? I
  : never;

type History = Awaited<ReturnType<Client['stock']['history']>>;
type Deliveries = Awaited<ReturnType<Client['stock']['deliveries']>>['deliveries'];
type Transfers = Awaited<ReturnType<Client['stock']['transfers']>>['transfers'];
type CountView = Awaited<ReturnType<Client['count']['view']>>;

const pieces = (quantity: number): number => quantity * 1000;

/** So many pieces of variants, by their ids. */
export function linesOf(wanted: Readonly<Record<number, number>>): { variantId: number; quantity: number }[] {
  return Object.entries(wanted).map(([id, count]) => ({ variantId: Number(id), quantity: pieces(count) }));
}

/** Receives pieces, free unless a delivery is named. */
export function receive(
  till: TestTill,
  wanted: Readonly<Record<number, number>>,
  change: Partial<Input<'stock', 'receive'>> = {},
): Promise<Reply> {
  const paper = { deliveryId: null, supplier: '', reference: '', note: '', closes: false };
  return till.ask('stock.receive', { documentId: v7(), ...paper, lines: linesOf(wanted), ...change });
}

/** Adds or takes away pieces. */
export function adjust(
  till: TestTill,
  wanted: Readonly<Record<number, number>>,
  change: Partial<Input<'stock', 'adjust'>> = {},
): Promise<Reply> {
  const why = { reason: 'other', note: '' };
  return till.ask('stock.adjust', { documentId: v7(), ...why, lines: linesOf(wanted), ...change });
}

/** What this place has of a variant. */
export async function levelHere(till: TestTill, variantId: number): Promise<StockLevel> {
  const { levels } = await valueOf<{ levels: StockLevel[] }>(till.ask('stock.levels', { variantId }));
  const here = levels.find(({ isHere }) => isHere);
  if (here === undefined) throw new Error('this till is nowhere');
  return here;
}

/** The pieces that are here as far as the till knows. */
export async function piecesHere(till: TestTill, variantId: number): Promise<number | null> {
  const { now } = await levelHere(till, variantId);
  return now === null ? null : now / 1000;
}

export function historyOf(
  till: TestTill,
  variantId: number,
  span: Partial<Input<'stock', 'history'>> = {},
): Promise<History> {
  return valueOf(till.ask('stock.history', { variantId, before: null, limit: 100, ...span }));
}

export async function expectedDeliveries(till: TestTill): Promise<Deliveries> {
  return (await valueOf<{ deliveries: Deliveries }>(till.ask('stock.deliveries', {}))).deliveries;
}

export async function transfersUnderWay(till: TestTill): Promise<Transfers> {
  return (await valueOf<{ transfers: Transfers }>(till.ask('stock.transfers', {}))).transfers;
}

/** Begins a count of everything, unless something else is said. */
export async function openCount(
  till: TestTill,
  change: Partial<Input<'count', 'open'>> = {},
): Promise<string> {
  const countId = change.countId ?? v7();
  const asked = { countId, name: 'Shelves', scope: { kind: 'all' }, isBlind: false, ...change };
  await valueOf(till.ask('count.open', asked));
  return countId;
}

/** Notes pieces that were found. */
export async function found(
  till: TestTill,
  countId: string,
  { actor = MIRA, ...entry }: { variantId: number; pieces: number; mode?: 'add' | 'set'; actor?: Actor },
): Promise<CountLine> {
  const { variantId, mode = 'add' } = entry;
  const asked = { countId, entryId: v7(), variantId, mode, quantity: pieces(entry.pieces) };
  return (await valueOf<{ line: CountLine }>(till.ask('count.enter', asked, actor))).line;
}

export async function countLines(
  till: TestTill,
  countId: string,
  change: Partial<Input<'count', 'lines'>> = {},
  actor: Actor = MIRA,
): Promise<CountLine[]> {
  const asked = { countId, show: 'counted', offset: 0, limit: 200, ...change };
  return (await valueOf<{ lines: CountLine[] }>(till.ask('count.lines', asked, actor))).lines;
}

export function countView(till: TestTill, countId: string, actor: Actor = MIRA): Promise<CountView> {
  return valueOf(till.ask('count.view', { countId }, actor));
}

/** Books a count; how many variants it booked. */
export async function book(
  till: TestTill,
  countId: string,
  change: Partial<Input<'count', 'book'>> = {},
): Promise<number> {
  const asked = { countId, documentId: v7(), missingIsZero: false, without: [], ...change };
  return (await valueOf<{ booked: number }>(till.ask('count.book', asked))).booked;
}
