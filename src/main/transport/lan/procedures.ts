import { contract, type Contract } from '#contract/index.ts';

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

/** Whether a message from a second screen is answered at all. */
export function isForDesks(message: unknown): boolean {
  const name: unknown =
    typeof message === 'object' && message !== null ? Reflect.get(message, 'procedure') : '';
  return typeof name === 'string' && (ALLOWED.has(name) || FEATURES.includes(name.split('.')[0] ?? ''));
}

/** Every procedure that a second screen may ask for. */
export function deskProcedures(): readonly string[] {
  return Object.entries(contract)
    .flatMap(([feature, procedures]) => Object.keys(procedures).map((name) => `${feature}.${name}`))
    .filter((procedure) => isForDesks({ procedure }));
}
