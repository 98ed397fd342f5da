import type { TaxCategory, TaxRate, UnitCharge } from '#domain/tax/rules.ts';
import type { Reader, Tx } from './database.ts';
import { keptList } from './kept-json.ts';

/** How each category is taxed: what the shop said of it, or the one rate that its store gives. */
export async function listTaxCategories(db: Reader): Promise<TaxCategory[]> {
  const rows = await db
    .selectFrom('taxCategory')
    .leftJoin('taxDetail', 'taxDetail.taxCategoryId', 'taxCategory.id')
    .select(['taxCategory.id', 'taxCategory.name', 'taxCategory.ratePpm'])
    .select(['taxDetail.rates', 'taxDetail.charges'])
    .orderBy('taxCategory.id')
    .execute();
  return rows.map(({ id, name, ratePpm, rates, charges }) => ({
    id,
    name,
    rates: rates === null ? storeRates(ratePpm) : keptList<TaxRate>(rates),
    charges: charges === null ? [] : keptList<UnitCharge>(charges),
  }));
}

/**
 * Keeps what the shop says of its categories. One that says nothing beyond the store's rate keeps no row,
 * so that a new rate of the store goes on reaching it. Unknown categories are left out.
 */
export async function saveTaxDetails(tx: Tx, categories: readonly TaxCategory[]): Promise<void> {
  const known = await tx.selectFrom('taxCategory').select(['id', 'ratePpm']).execute();
  await tx.deleteFrom('taxDetail').execute();
  for (const { id, ratePpm } of known) {
    const said = categories.find((category) => category.id === id);
    if (said === undefined || saysNothing(said, ratePpm)) continue;
    const row = { rates: JSON.stringify(said.rates), charges: JSON.stringify(said.charges) };
    await tx
      .insertInto('taxDetail')
      .values({ taxCategoryId: id, ...row })
      .execute();
  }
}

function storeRates(ratePpm: number): TaxRate[] {
  return ratePpm === 0 ? [] : [{ name: '', ratePpm, isCompound: false }];
}

function saysNothing({ rates, charges }: TaxCategory, ratePpm: number): boolean {
  return charges.length === 0 && JSON.stringify(rates) === JSON.stringify(storeRates(ratePpm));
}
