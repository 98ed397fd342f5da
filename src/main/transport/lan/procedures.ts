import type { Contract } from '#contract/index.ts';

type Procedure = { readonly [F in keyof Contract]: `${F}.${keyof Contract[F] & string}` }[keyof Contract];

/**
 * What a second screen may ask for besides the pickup desk itself: who works here, which shop this is, its goods, and
 * whether its store is reached.
 */
const ALLOWED: ReadonlySet<string> = new Set<Procedure>([
  'catalog.byCode',
  'catalog.byIds',
  'catalog.categories',
  'catalog.search',
  'people.lock',
  'people.names',
  'people.session',
  'people.signIn',
  'setup.state',
  'sync.status',
]);

/** What of the pickup desk is set up at the till alone. */
const TILL_ONLY: ReadonlySet<string> = new Set<Procedure>(['pickup.savePairs', 'pickup.saveRules']);

/** Whether a second screen may ask for a procedure at all; what its person may do is asked further on. */
export function isForDesks(procedure: string): boolean {
  return ALLOWED.has(procedure) || (procedure.startsWith('pickup.') && !TILL_ONLY.has(procedure));
}
