import { Refusal } from '#contract/errors.ts';
import type { AllShopRules, shop } from '#contract/shop.ts';
import type { Reader } from '#main/data/database.ts';
import { changeShop, findShop, hasStore } from '#main/data/shop.ts';
import {
  findShopRules,
  listBarcodeRules,
  replaceBarcodeRules,
  saveShopRules,
} from '#main/data/shop-rules.ts';
import { listTaxCategories, saveTaxDetails } from '#main/data/tax-category.ts';
import type { CommandContext, FeatureHandlers } from './context.ts';

/** The shop's rules of money, and how it stands on its receipts. */
export const shopHandlers: FeatureHandlers<typeof shop> = {
  rules: (_, { db }) => allRules(db),
  changeRules: async (input, context) => {
    await change(input, context);
    return {};
  },
};

async function allRules(db: Reader): Promise<AllShopRules> {
  const row = await findShop(db);
  if (row === null) throw new Refusal('not-set-up');
  return {
    rules: await findShopRules(db),
    categories: await listTaxCategories(db),
    barcodes: await listBarcodeRules(db),
    name: row.name,
    address: row.address,
    taxNumber: row.taxNumber,
  };
}

/** The journal keeps the rules that held before, so that an old receipt can be understood. */
async function change(given: AllShopRules, { tx, record, touch }: CommandContext): Promise<void> {
  const before = await allRules(tx);
  const row = await findShop(tx);
  if (row !== null && hasStore(row.kind) && !given.rules.pricesIncludeTax)
    throw new Refusal('prices-of-store');
  await saveShopRules(tx, given.rules);
  await saveTaxDetails(tx, given.categories);
  await replaceBarcodeRules(tx, given.barcodes);
  await changeShop(tx, { name: given.name, address: given.address, taxNumber: given.taxNumber });
  await record('rules-changed', { before: withoutLogo(before), after: withoutLogo(given) });
  touch('shop', 'setup');
}

/** A picture is no rule, and would swell the journal. */
function withoutLogo(all: AllShopRules): AllShopRules {
  return { ...all, rules: { ...all.rules, receipt: { ...all.rules.receipt, logo: '' } } };
}
