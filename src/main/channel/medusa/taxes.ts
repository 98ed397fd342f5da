import { z } from 'zod';
import type { RatePpm } from '#domain/tax/rules.ts';
import type { Read, StoreSettings } from '../connector.ts';
import type { MedusaClient } from './client.ts';
import { toPpm } from './decimal.ts';
import { readList } from './read-list.ts';

/** The rates of the country that the shop sells in. Medusa has no tax categories: a rate names its goods. */
export interface TaxTable {
  /** The usual rate first. */
  readonly rates: StoreSettings['taxCategories'];
  /** The id of the usual rate. */
  readonly usual: string;
  /** The rates of single products and of types of products, by their ids. */
  readonly byProduct: Readonly<Record<string, string>>;
  readonly byType: Readonly<Record<string, string>>;
}

const UNTAXED = { remoteId: 'untaxed', name: '0 %', ratePpm: 0 };

const regionSchema = z.object({
  country_code: z.string().nullable(),
  province_code: z.string().nullable(),
  tax_rates: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      rate: z.number().nullable(),
      is_default: z.boolean(),
      created_at: z.string(),
      rules: z.array(z.object({ reference: z.string(), reference_id: z.string() })),
    }),
  ),
});

type Rate = z.output<typeof regionSchema>['tax_rates'][number];

/** The taxes of a country; nothing is taxed where the shop has set up none. */
export async function readTaxes(client: MedusaClient, country: string | null): Promise<Read<TaxTable>> {
  const read = await readList(client, {
    path: '/tax-regions',
    name: 'tax_regions',
    fields: 'id,country_code,province_code,*tax_rates,tax_rates.rules.reference,tax_rates.rules.reference_id',
    item: regionSchema,
  });
  if (read.kind !== 'read') return read;
  const region = read.value.find(
    (one) => one.country_code?.toLowerCase() === country && one.province_code === null,
  );
  return { kind: 'read', value: toTable(region?.tax_rates ?? []) };
}

function toTable(all: readonly Rate[]): TaxTable {
  const rates = all.toSorted(
    (a, b) => Number(b.is_default) - Number(a.is_default) || a.created_at.localeCompare(b.created_at, 'en'),
  );
  const usual = rates.find((rate) => rate.is_default);
  const known = rates.map(({ id, name, rate }) => ({ remoteId: id, name, ratePpm: toPpm(rate ?? 0) }));
  return {
    rates: usual === undefined ? [UNTAXED, ...known] : known,
    usual: usual?.id ?? UNTAXED.remoteId,
    byProduct: rulesOf(rates, 'product'),
    byType: rulesOf(rates, 'product_type'),
  };
}

function rulesOf(rates: readonly Rate[], reference: string): Record<string, string> {
  return Object.fromEntries(
    rates.flatMap(({ id, rules }) =>
      rules.filter((rule) => rule.reference === reference).map((rule) => [rule.reference_id, id] as const),
    ),
  );
}

/** The id of the rate that goods are taxed at: a rule for the product goes before one for its type. */
export function taxOf(
  { usual, byProduct, byType }: TaxTable,
  product: { readonly id: string; readonly typeId: string | null },
): string {
  return byProduct[product.id] ?? (product.typeId === null ? undefined : byType[product.typeId]) ?? usual;
}

/** The rate of a tax category in parts per million. */
export function rateOf({ rates }: TaxTable, remoteId: string): RatePpm {
  return rates.find((rate) => rate.remoteId === remoteId)?.ratePpm ?? 0;
}
