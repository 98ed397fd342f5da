import { z } from 'zod';
import type { Outcome, Read } from '../connector.ts';
import type { ReturnDocument } from '../document.ts';
import type { MedusaClient } from './client.ts';
import { findOrder, readOrder } from './find-order.ts';
import { moneyOf, wishOf, type Note, type ReturnState, type ReturnWish } from './plan-return.ts';
import type { Refused } from './refusals.ts';
import { CLAIM, type SaleOrder } from './sale-order.ts';

/** One order that something comes back of. */
export interface ReturnPart {
  readonly saleId: string;
  readonly order: SaleOrder;
  readonly wish: ReturnWish;
  readonly state: ReturnState;
}

/** The orders that something comes back of, and how far each is. */
export async function readParts(
  client: MedusaClient,
  document: ReturnDocument,
): Promise<Outcome<readonly ReturnPart[]>> {
  const saleIds = new Set(
    document.returned.flatMap(({ origin }) => (origin === null ? [] : [origin.saleId])),
  );
  const parts: ReturnPart[] = [];
  for (const saleId of saleIds) {
    const found = await findOrder(client, saleId);
    if (found.kind !== 'read') return found;
    const { order } = found.value;
    if (order === null || order.is_draft_order) return unknownSale(saleId);
    const part = await readPart(client, document, saleId, order);
    if (part.kind !== 'done') return part;
    parts.push(part.value);
  }
  return { kind: 'done', value: parts, repeated: false };
}

async function readPart(
  client: MedusaClient,
  document: ReturnDocument,
  saleId: string,
  order: SaleOrder,
): Promise<Outcome<ReturnPart>> {
  const wish = wishOf(document, order, saleId);
  if (wish === null) return tooMuch(order);
  const state = await readState(client, document.id, order);
  if (state.kind !== 'read') return state;
  return { kind: 'done', value: { saleId, order, wish, state: state.value }, repeated: false };
}

const changesSchema = z.object({
  order_changes: z.array(
    z.object({
      status: z.string(),
      return_id: z.string().nullable(),
      actions: z.array(
        z.object({
          id: z.string(),
          action: z.string(),
          details: z
            .object({ reference_id: z.string().optional(), quantity: z.coerce.number().optional() })
            .nullish(),
        }),
      ),
    }),
  ),
});

const NOTHING: Omit<ReturnState, 'refunded'> = {
  id: null,
  stage: 'none',
  asked: [],
  restocked: [],
  dismissed: [],
};

async function readState(
  client: MedusaClient,
  documentId: string,
  order: SaleOrder,
): Promise<Read<ReturnState>> {
  const { refunded } = moneyOf(order, documentId);
  const own = (order.returns ?? []).filter(
    ({ metadata, status }) => metadata?.[CLAIM] === documentId && status !== 'canceled',
  );
  const made = own.find(({ status }) => status === 'received') ?? own[0];
  if (made === undefined) return { kind: 'read', value: { ...NOTHING, refunded } };
  const { id, status } = made;
  if (status === 'received') return { kind: 'read', value: { ...NOTHING, id, stage: 'received', refunded } };
  const read = await client.read({
    path: `/orders/${order.id}/changes`,
    query: { fields: 'id,status,return_id,actions.id,actions.action,actions.details' },
    answer: changesSchema,
  });
  if (read.kind !== 'read') return read;
  const open = read.value.value.order_changes.filter(
    (change) => change.return_id === id && ['pending', 'requested'].includes(change.status),
  );
  const notes = (name: string): Note[] =>
    open
      .flatMap(({ actions }) => actions.filter(({ action }) => action === name))
      .map(({ id: noteId, details }) => {
        const { reference_id: itemId = '', quantity: pieces = 0 } = details ?? {};
        return { id: noteId, itemId, pieces };
      });
  const state: ReturnState = {
    id,
    stage: stageOf(status, open.length > 0),
    asked: notes('RETURN_ITEM'),
    restocked: notes('RECEIVE_RETURN_ITEM'),
    dismissed: notes('RECEIVE_DAMAGED_RETURN_ITEM'),
    refunded,
  };
  return { kind: 'read', value: state };
}

function stageOf(status: string, hasOpenChange: boolean): ReturnState['stage'] {
  if (status === 'open') return 'asking';
  return hasOpenChange ? 'receiving' : 'asked';
}

/** One of them as it is now. */
export async function lookAgain(
  client: MedusaClient,
  document: ReturnDocument,
  part: ReturnPart,
): Promise<Outcome<ReturnPart>> {
  const order = await readOrder(client, part.order.id);
  return order.kind === 'read' ? await readPart(client, document, part.saleId, order.value) : order;
}

function unknownSale(saleId: string): Refused {
  return {
    kind: 'refused',
    code: 'unknown-document',
    message: `The store has no order of the sale ${saleId}.`,
  };
}

/** The refusal of what an order does not have any more. */
export function tooMuch(order: SaleOrder): Refused {
  return {
    kind: 'refused',
    code: 'state',
    message: `More comes back than order ${order.display_id} still has.`,
  };
}
