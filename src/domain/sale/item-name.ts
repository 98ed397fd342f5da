/** How the catalog calls a variant. */
interface Named {
  readonly name: string;
  readonly options: string;
}

/** The options of a variant that its name does not say already; empty when there are none. */
export function ownOptions({ name, options }: Named): string {
  return name.includes(options) ? '' : options;
}

/** What a variant is called on lines and receipts: its name, and the options that the name leaves out. */
export function fullName(item: Named): string {
  const options = ownOptions(item);
  return options === '' ? item.name : `${item.name}, ${options}`;
}
