import type { Contract } from '#contract/index.ts';

type Names = { readonly [F in keyof Contract]: `${F}.${keyof Contract[F] & string}` }[keyof Contract];

/** What a second screen may ask for besides the pickup desk itself: who works here, which shop this is, its goods. */
const ALLOWED: ReadonlySet<string> = new Set<Names>([
  'catalog.byCode',
  'catalog.byIds',
  'catalog.categories',
  'catalog.search',
  'people.lock',
  'people.names',
  'people.session',
  'people.signIn',
  'setup.state',
  'shop.rules',
]);

/** Features that a second screen may ask for all of; its people's rights decide further. */
const FEATURES: readonly string[] = ['pickup'];

/** Whether a second screen may ask for a procedure at all. */
export function isForDesks(procedure: string): boolean {
  return ALLOWED.has(procedure) || FEATURES.includes(procedure.split('.')[0] ?? '');
}
