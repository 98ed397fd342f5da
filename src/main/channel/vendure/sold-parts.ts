import { z } from 'zod';
import { countedPieces, PIECE } from '#domain/stock/quantity.ts';
import type { Outcome } from '../connector.ts';
import type { SaleDocument, SoldLine } from '../document.ts';
import type { VendureClient } from './client.ts';
import { refused } from './refusal.ts';
import { pricedLines } from './sale-lines.ts';

/** What was sold, as the plugin takes it. */
export interface SoldParts {
  readonly kind: 'parts';
  readonly lines: readonly {
    readonly productVariantId: string;
    readonly quantity: number;
    readonly unitPriceWithTax: number;
  }[];
  readonly surcharges: readonly {
    readonly description: string;
    readonly amountWithTax: number;
    /** Percent. */
    readonly taxRate: number;
  }[];
}

const ratesSchema = z.object({
  productVariants: z.object({
    items: z.array(z.object({ id: z.string(), taxRateApplied: z.object({ value: z.number() }) })),
  }),
});

const RATES = `query ($options: ProductVariantListOptions) {
  productVariants(options: $options) { items { id taxRateApplied { value } } }
}`;

/** Whole pieces are goods; what was weighed is an amount with a name, as Vendure counts nothing smaller than one. */
export async function soldParts(
  client: VendureClient,
  { lines, surcharges }: Pick<SaleDocument, 'lines' | 'surcharges'>,
): Promise<SoldParts | Exclude<Outcome<never>, { readonly kind: 'done' }>> {
  const weighed = lines.filter((line) => countedPieces(line) === null);
  const priced = pricedLines(lines.filter((line) => !weighed.includes(line)));
  if (priced === null) return refused('other', 'A line of a sale has one piece at least.');
  const rates = await readRates(client, weighed);
  if (rates.kind !== 'rates') return rates;
  return {
    kind: 'parts',
    lines: priced.map(({ variantRemoteId, quantity, unitPrice }) => ({
      productVariantId: variantRemoteId,
      quantity,
      unitPriceWithTax: unitPrice,
    })),
    surcharges: [
      ...surcharges.map(({ name, amount, ratePpm }) => ({
        description: name,
        amountWithTax: amount,
        taxRate: ratePpm / 10_000,
      })),
      ...weighed.map(({ name, quantity, total, variantRemoteId }) => ({
        description: `${name} ${(quantity / PIECE).toFixed(3)}`,
        amountWithTax: total,
        taxRate: rates.value.get(variantRemoteId) ?? 0,
      })),
    ],
  };
}

type Rates = { readonly kind: 'rates'; readonly value: ReadonlyMap<string, number> };

/** The tax of what was weighed, by the store's own word. */
async function readRates(
  client: VendureClient,
  weighed: readonly SoldLine[],
): Promise<Rates | Exclude<Outcome<never>, { readonly kind: 'done' }>> {
  const ids = [...new Set(weighed.map(({ variantRemoteId }) => variantRemoteId))];
  if (ids.length === 0) return { kind: 'rates', value: new Map() };
  const options = { filter: { id: { in: ids } }, take: ids.length };
  const read = await client.read({ query: RATES, variables: { options }, answer: ratesSchema });
  if (read.kind !== 'read') return read;
  const { items } = read.value.value.productVariants;
  const value = new Map(items.map(({ id, taxRateApplied }) => [id, taxRateApplied.value]));
  const unknown = ids.filter((id) => !value.has(id));
  if (unknown.length === 0) return { kind: 'rates', value };
  return refused('unknown-item', 'The store has no such goods any more.', {
    items: unknown.map((variantRemoteId) => ({ variantRemoteId, isUnknown: true })),
  });
}
