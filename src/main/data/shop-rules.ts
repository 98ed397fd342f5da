import type { AllShopRules, ShopRules } from '#contract/shop.ts';
import type { Reader, Tx } from './database.ts';
import { keptObject } from './kept-json.ts';

/** A code with the measure inside. */
export type BarcodeRule = AllShopRules['barcodes'][number];

/** What holds until a manager chooses: prices with tax, tax rounded half up once a document, every tender, no coin left out. */
export const FIRST_RULES: ShopRules = {
  pricesIncludeTax: true,
  taxRounding: 'document',
  taxRoundingMode: 'half-up',
  tenders: { cashRounding: null, foreign: [], others: [], refused: [] },
  lockAfterMinutes: 10,
  receipt: { head: [], foot: [], logo: '' },
  drawerWarning: 0,
};

/** The rules that the manager chose, or the first ones. */
export async function findShopRules(db: Reader): Promise<ShopRules> {
  const row = await db.selectFrom('shopRules').select('rules').where('id', '=', 1).executeTakeFirst();
  return row === undefined ? FIRST_RULES : { ...FIRST_RULES, ...keptObject<Partial<ShopRules>>(row.rules) };
}

/** Keeps the rules. */
export async function saveShopRules(tx: Tx, rules: ShopRules): Promise<void> {
  const row = { rules: JSON.stringify(rules) };
  await tx
    .insertInto('shopRules')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** How the shop's own codes hold their measure, by prefix. */
export async function listBarcodeRules(db: Reader): Promise<BarcodeRule[]> {
  const rows = await db.selectFrom('barcodeRule').selectAll().orderBy('prefix').execute();
  return rows.map(({ hasValueCheck, ...row }) => ({ ...row, hasValueCheck: hasValueCheck === 1 }));
}

/** Keeps these rules of codes and no others. */
export async function replaceBarcodeRules(tx: Tx, rules: readonly BarcodeRule[]): Promise<void> {
  await tx.deleteFrom('barcodeRule').execute();
  if (rules.length === 0) return;
  const rows = rules.map(({ hasValueCheck, ...rule }) => ({ ...rule, hasValueCheck: hasValueCheck ? 1 : 0 }));
  await tx.insertInto('barcodeRule').values(rows).execute();
}
