import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import type { PickupEvent, PickupStep } from '#domain/pickup/step.ts';
import type { PluginDesk } from './plugin-desk.ts';

const documentSchema = z.object({
  id: z.string(),
  kind: z.enum(['SALE', 'RETURN', 'STOCK', 'CUSTOMER', 'PICKUP']),
  remoteId: z.string(),
  code: z.string(),
  total: z.int().nullable(),
});
const outcomeSchema = z.object({
  document: documentSchema.optional(),
  repeated: z.boolean().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  totalWithTax: z.int().nullish(),
  items: z.array(z.record(z.string(), z.unknown())).optional(),
});
const answerSchema = z.object({ outcome: outcomeSchema });
const foundSchema = z.object({ posDocument: documentSchema.nullable() });

/** What became of a post: a document, or a refusal with its code. */
export type Outcome = z.output<typeof outcomeSchema>;

interface Item {
  readonly variantId: string;
  readonly pieces: number;
  readonly price: number;
}

interface Permissions {
  readonly allowShort?: boolean;
  readonly allowTotal?: number;
}

interface Sale extends Permissions {
  readonly saleId: string;
  readonly items: readonly Item[];
  readonly surcharges?: readonly { description: string; amountWithTax: number; taxRate: number }[];
  /** Reckoned when absent. */
  readonly total?: number;
  readonly customerId?: string;
  readonly customerEmail?: string;
}

interface Back extends Permissions {
  readonly returnId: string;
  readonly kind?: 'REFUND' | 'EXCHANGE' | 'VOID';
  readonly locationId?: string;
  readonly returned: readonly {
    readonly saleId?: string;
    readonly variantId: string;
    readonly pieces: number;
    readonly amount: number;
    readonly restock?: boolean;
  }[];
  readonly items?: readonly Item[];
}

interface Customer {
  readonly posCustomerId?: string;
  readonly name: string;
  readonly emailAddress: string;
  readonly phoneNumber?: string;
}

interface Stock {
  readonly documentId: string;
  readonly moves: readonly { readonly variantId: string; readonly quantity: number }[];
}

interface Step {
  readonly eventId?: string;
  readonly orderId: string;
  /** Null for a step that tills only tell each other. */
  readonly effect: PickupEffect | null;
  /** What staff did, where that makes a difference to the store. */
  readonly step?: PickupStep;
  /** The shop of the till; S1 when absent. */
  readonly shop?: 'S1' | 'S2';
}

/** The plugin's mutations, with what a test does not care about filled in; all from shop S2, steps with orders from S1. */
export interface Post {
  readonly sale: (sale: Sale) => Promise<Outcome>;
  readonly back: (back: Back) => Promise<Outcome>;
  readonly stock: (stock: Stock) => Promise<Outcome>;
  readonly customer: (customer: Customer) => Promise<Outcome>;
  readonly pickup: (step: Step) => Promise<Outcome>;
  readonly find: (id: string) => Promise<z.output<typeof documentSchema> | null>;
}

const DOCUMENT = 'document { id kind remoteId code total }';
const REFUSED = `code message totalWithTax items { productVariantId available isUnknown totalWithTax }`;

const mutation = (name: string, input: string, [recorded, refused]: readonly [string, string]) =>
  `mutation ($input: ${input}!) { outcome: ${name}(input: $input) {
    ... on ${recorded} { ${DOCUMENT} repeated } ... on ${refused} { ${REFUSED} } } }`;
const ANY = ['PosRecorded', 'PosRefused'] as const;
const SALE = mutation('recordPosSale', 'PosSaleInput', ['PosSaleRecorded', 'PosSaleRefused']);
const BACK = mutation('recordPosReturn', 'PosReturnInput', ANY);
const STOCK = mutation('recordPosStock', 'PosStockInput', ANY);
const PICKUP = mutation('recordPosPickup', 'PosPickupInput', ANY);
const CUSTOMER = mutation('savePosCustomer', 'PosCustomerInput', ANY);

export function postTo({ ask, store }: Pick<PluginDesk, 'ask' | 'store'>): Post {
  const send = async (query: string, input: unknown): Promise<Outcome> =>
    answerSchema.parse(await ask(query, { input })).outcome;
  const receipt = { register: 'R1', receiptNumber: 'R1-17', tenders: [{ kind: 'cash', amount: 1 }] };
  const locationId = store.locations.S2;
  const at = () => new Date().toISOString();
  return {
    sale: ({ items, total = sumOf(items), ...sale }) =>
      send(SALE, {
        ...receipt,
        locationId,
        soldAt: at(),
        lines: items.map(toLine),
        totalWithTax: total,
        ...sale,
      }),
    back: ({ returned, items = [], kind = 'REFUND', ...back }) =>
      send(BACK, {
        ...receipt,
        locationId,
        kind,
        returnedAt: at(),
        returned: returned.map(({ variantId, pieces, amount, restock = true, ...line }) => ({
          productVariantId: variantId,
          quantity: pieces,
          amountWithTax: amount,
          restock,
          description: 'Goods',
          reason: 'too small',
          ...line,
        })),
        lines: items.map(toLine),
        soldTotalWithTax: sumOf(items),
        ...back,
      }),
    stock: ({ documentId, moves }) =>
      send(STOCK, {
        documentId,
        locationId,
        cause: 'adjustment',
        at: at(),
        note: '',
        moves: moves.map(({ variantId, quantity }) => ({
          movementId: uuid(),
          productVariantId: variantId,
          quantity,
        })),
      }),
    customer: (customer) => send(CUSTOMER, { documentId: uuid(), posCustomerId: uuid(), ...customer }),
    pickup: ({ eventId = uuid(), orderId, effect, step, shop = 'S1' }) =>
      send(PICKUP, {
        eventId,
        orderId,
        registerCode: 'R1',
        locationId: store.locations[shop],
        event: JSON.stringify(eventOf(eventId, orderId, step)),
        effect,
      }),
    find: async (id) =>
      foundSchema.parse(
        await ask('query ($id: String!) { posDocument(id: $id) { id kind remoteId code total } }', { id }),
      ).posDocument,
  };
}

export function eventOf(eventId: string, orderId: string, step: PickupStep = { kind: 'start' }): PickupEvent {
  return { eventId, orderId, seq: 1, at: 1_750_000_000_000, registerCode: 'R1', clerk: 'Anna', step };
}

function toLine({ variantId, pieces, price }: Item) {
  return { productVariantId: variantId, quantity: pieces, unitPriceWithTax: price };
}

function sumOf(items: readonly Item[]): number {
  return items.reduce((sum, { pieces, price }) => sum + pieces * price, 0);
}
