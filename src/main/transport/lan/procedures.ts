import type { Topic } from '#contract/events.ts';
import type { Contract } from '#contract/index.ts';

type Procedure = { readonly [F in keyof Contract]: `${F}.${keyof Contract[F] & string}` }[keyof Contract];

/**
 * What a second screen may ask for, one by one: the pickup desk but for its settings, who works here, which shop this
 * is, its goods, and whether its store is reached. What is new in the contract is not here until somebody puts it here.
 */
const PROCEDURES: ReadonlySet<string> = new Set<Procedure>([
  'catalog.byCode',
  'catalog.byIds',
  'catalog.categories',
  'catalog.search',
  'people.lock',
  'people.names',
  'people.session',
  'people.signIn',
  'pickup.board',
  'pickup.byCode',
  'pickup.counts',
  'pickup.find',
  'pickup.order',
  'pickup.pairs',
  'pickup.printSlips',
  'pickup.proposals',
  'pickup.seen',
  'pickup.settle',
  'pickup.step',
  'pickup.walk',
  'setup.state',
  'sync.status',
]);

/** What makes answers to these old; nothing else is any business of a second screen, such as when sales are rung up. */
const TOPICS: ReadonlySet<Topic> = new Set<Topic>([
  'catalog',
  'people',
  'pickup',
  'setup',
  'shop',
  'stock',
  'sync',
]);

/** Whether a second screen may ask for a procedure at all; what its person may do is asked further on. */
export function isForDesks(procedure: string): boolean {
  return PROCEDURES.has(procedure);
}

/** Whether a second screen is told that a topic was touched. */
export function isToldToDesks(topic: Topic): boolean {
  return TOPICS.has(topic);
}
