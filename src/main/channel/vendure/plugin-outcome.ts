import { z } from 'zod';
import { PIECE } from '#domain/stock/quantity.ts';
import type { Outcome, Read, RefusalCode } from '../connector.ts';
import type { Posted, StoreDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { refused, type Refusal } from './refusal.ts';

const DOCUMENT = 'document { remoteId code total }';

/** What every refusal of the plugin has. */
export const REFUSED =
  'code message totalWithTax items { productVariantId available isUnknown totalWithTax }';

const documentSchema = z.object({ remoteId: z.string(), code: z.string(), total: z.int().nullable() });

export const refusedSchema = z.object({
  code: z.string(),
  message: z.string(),
  totalWithTax: z.int().nullish(),
  items: z
    .array(
      z.object({
        productVariantId: z.string(),
        available: z.int().nullable(),
        isUnknown: z.boolean(),
        totalWithTax: z.int().nullable(),
      }),
    )
    .optional(),
});

const outcomeSchema = z.discriminatedUnion('__typename', [
  z.object({ __typename: z.literal('PosRecorded'), repeated: z.boolean(), document: documentSchema }),
  refusedSchema.extend({ __typename: z.literal('PosRefused') }),
]);

const REFUSALS: Readonly<Record<string, RefusalCode>> = {
  INSUFFICIENT_STOCK: 'insufficient-stock',
  TOTAL_DIFFERS: 'total-differs',
  UNKNOWN_ITEM: 'unknown-item',
  UNKNOWN_CUSTOMER: 'unknown-customer',
  UNKNOWN_DOCUMENT: 'unknown-document',
  STATE: 'state',
};

export function toRefusal({
  code,
  message,
  totalWithTax,
  items = [],
}: z.output<typeof refusedSchema>): Refusal {
  return refused(REFUSALS[code] ?? 'other', message, {
    ...(typeof totalWithTax === 'number' ? { storeTotal: totalWithTax } : {}),
    items: items.map((item) => ({
      variantRemoteId: item.productVariantId,
      storeTotal: item.totalWithTax,
      available: item.available === null ? null : item.available * PIECE,
      isUnknown: item.isUnknown,
    })),
  });
}

/** Gives a document to the plugin: one call, one transaction there, once however often it is sent. */
export async function record(
  client: VendureClient,
  { mutation, type, input }: { readonly mutation: string; readonly type: string; readonly input: unknown },
): Promise<Outcome<Posted>> {
  const query = `mutation ($input: ${type}!) { recorded: ${mutation}(input: $input) {
    __typename ... on PosRecorded { repeated ${DOCUMENT} } ... on PosRefused { ${REFUSED} }
  } }`;
  const answer = z.object({ recorded: outcomeSchema });
  const written = await client.write({ query, variables: { input }, answer });
  if (written.kind !== 'answered') return written;
  const { recorded } = written.value;
  if (recorded.__typename === 'PosRefused') return toRefusal(recorded);
  return { kind: 'done', repeated: recorded.repeated, value: recorded.document };
}

/** A document that the plugin has, or null. What was sold with a return, step by step, is not yet that return. */
export async function findRecorded(
  client: VendureClient,
  { id, kind }: StoreDocument,
): Promise<Read<Posted | null>> {
  const query = 'query ($id: String!) { posDocument(id: $id) { kind remoteId code total } }';
  const answer = z.object({ posDocument: documentSchema.extend({ kind: z.string() }).nullable() });
  const read = await client.read({ query, variables: { id }, answer });
  if (read.kind !== 'read') return read;
  const { posDocument } = read.value.value;
  if (posDocument?.kind !== kind.toUpperCase()) return { kind: 'read', value: null };
  const { remoteId, code, total } = posDocument;
  return { kind: 'read', value: { remoteId, code, total } };
}
