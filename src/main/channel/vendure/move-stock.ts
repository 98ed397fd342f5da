import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Outcome, Read } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { refused } from './refusal.ts';
import { unlessChanged } from './unless-changed.ts';

/** So many pieces more or less of one variant at one location; the id makes sure that they count once. */
export interface StockMove {
  readonly id: string;
  readonly variantRemoteId: string;
  readonly locationRemoteId: string;
  readonly pieces: number;
}

/** What the store knows of a move. */
export interface MoveState {
  /** Pieces on hand at the location. */
  readonly level: number;
  /** What its history does not have of the move yet. */
  readonly missing: number;
  /** How often the move was written. */
  readonly marks: number;
}

const PAGE = 100;
const MAX_TRIES = 30;
const FIRST_MARK = 100_000_000;
const MARKS = 900_000_000;
/** How far the first row may be off the mark: what others moved meanwhile, and the move itself. */
const SLACK = 10_000;

const historySchema = z.object({
  productVariant: z
    .object({
      stockLevels: z.array(z.object({ stockLocationId: z.string(), stockOnHand: z.int() })),
      stockMovements: z.object({
        items: z.array(z.object({ quantity: z.int().optional() })),
      }),
    })
    .nullable(),
});

type History = NonNullable<z.output<typeof historySchema>['productVariant']>['stockMovements']['items'];

const HISTORY = `query ($id: ID!, $skip: Int) { productVariant(id: $id) {
  stockLevels { stockLocationId stockOnHand }
  stockMovements(options: { type: ADJUSTMENT, skip: $skip, take: ${PAGE} }) {
    items { ... on StockAdjustment { quantity } }
  }
} }`;

const WRITE = `mutation ($input: [UpdateProductVariantInput!]!) { updateProductVariants(input: $input) { id } }`;

/**
 * Vendure takes levels, not movements, and of two tills that write at once one would undo the other. But it keeps in
 * its history by how much each level really changed. So a level is written twice in one transaction: a number that
 * only this move has, its mark, above the wanted level, and then that level. The two rows of the history are known
 * by the mark, whoever wrote in between, and add up to what the move has really done. What is missing of it is
 * written again: a lost update of another is so made good, and a move counts once however often it is sent.
 *
 * A database that lets transactions run side by side would have several begin from the same level, and all but one of
 * them would be lost with the history none the wiser. So the write touches the goods first, with nothing to change:
 * their row is then held to the end, and who comes next reads the level that this one leaves.
 */
export async function moveStock(client: VendureClient, move: StockMove): Promise<Outcome<null>> {
  let before = -1;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const looked = await lookAtMove(client, move);
    if (looked.kind !== 'read') return unlessChanged(looked, tries > 0, client.settleMs);
    if (looked.value === null) return unknownItem(move);
    const { level, missing, marks } = looked.value;
    if (marks <= before) return unseen(client);
    before = marks;
    if (missing === 0) return { kind: 'done', value: null, repeated: tries === 0 };
    const written = await client.write({
      query: WRITE,
      variables: { input: [{ id: move.variantRemoteId }, toInput(move, level + missing)] },
      answer: z.object({ updateProductVariants: z.array(z.unknown()) }),
    });
    if (written.kind !== 'answered') return unlessChanged(written, tries > 0, client.settleMs);
  }
  return {
    kind: 'later',
    afterMs: client.settleMs,
    message: 'Others keep changing the stock of these goods.',
  };
}

/** What the store's history has of a move; null when it does not know the goods. */
export async function lookAtMove(client: VendureClient, move: StockMove): Promise<Read<MoveState | null>> {
  const rows: History[number][] = [];
  for (;;) {
    const variables = { id: move.variantRemoteId, skip: rows.length };
    const read = await client.read({ query: HISTORY, variables, answer: historySchema });
    if (read.kind !== 'read') return read;
    const { productVariant } = read.value.value;
    if (productVariant === null) return { kind: 'read', value: null };
    const { stockLevels, stockMovements } = productVariant;
    rows.push(...stockMovements.items);
    if (stockMovements.items.length < PAGE) {
      const level = stockLevels.find((one) => one.stockLocationId === move.locationRemoteId);
      const { marks, change } = markedBy(move, rows);
      const missing = move.pieces - change;
      return { kind: 'read', value: { level: level?.stockOnHand ?? 0, missing, marks } };
    }
  }
}

/** How often a move is there, and what its rows add up to: as many of those next to its mark as there are of the mark. */
function markedBy(move: StockMove, history: History): { readonly marks: number; readonly change: number } {
  const mark = markOf(move);
  const rows = history.map(({ quantity = 0 }) => quantity);
  const marks = rows.filter((quantity) => quantity === -mark).length;
  const beside = rows
    .map((quantity) => quantity - mark)
    .filter((change) => Math.abs(change) <= SLACK + Math.abs(move.pieces))
    .toSorted((a, b) => Math.abs(a) - Math.abs(b));
  return { marks, change: beside.slice(0, marks).reduce((sum, change) => sum + change, 0) };
}

/** The same for the same move wherever it is sent from, also after the till was restored from a backup. */
function markOf({ id }: StockMove): number {
  return FIRST_MARK + (createHash('sha256').update(id).digest().readUInt32BE(0) % MARKS);
}

function toInput(move: StockMove, target: number) {
  const { variantRemoteId: id, locationRemoteId: stockLocationId } = move;
  const levels = [target + markOf(move), target];
  return { id, stockLevels: levels.map((stockOnHand) => ({ stockLocationId, stockOnHand })) };
}

/** A write that was answered is not in the history: to write it again might count it again. */
function unseen({ settleMs }: VendureClient): Outcome<null> {
  return { kind: 'unknown', lookAfterMs: settleMs, message: 'The store does not show a write that it took.' };
}

function unknownItem({ variantRemoteId }: StockMove): Outcome<null> {
  const message = `The store has no goods ${variantRemoteId} any more.`;
  return refused('unknown-item', message, { items: [{ variantRemoteId, isUnknown: true }] });
}
