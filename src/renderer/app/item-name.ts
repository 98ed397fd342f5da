import type { CatalogItem } from '#contract/catalog.ts';

/** The options of a variant that its name does not say already; empty when there are none. */
export function ownOptions({ name, options }: CatalogItem): string {
  return name.includes(options) ? '' : options;
}

/** What a variant is called on lines and receipts: its name, and the options that the name leaves out. */
export function fullName(item: CatalogItem): string {
  const options = ownOptions(item);
  return options === '' ? item.name : `${item.name}, ${options}`;
}
