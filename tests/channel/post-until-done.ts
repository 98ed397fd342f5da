import type { Outcome, PostMemory, StoreConnector } from '#main/channel/connector.ts';
import type { Posted, StoreDocument } from '#main/channel/document.ts';
import { postMemory } from '#tests/support/post-memory.ts';

const MAX_TRIES = 40;

/** Posts again and again with one memory, as the outbox does. */
export async function postUntilDone(
  connector: StoreConnector,
  document: StoreDocument,
  memory: PostMemory = postMemory(),
): Promise<Outcome<Posted>> {
  let outcome = await connector.post(document, memory);
  for (let tries = 1; outcome.kind !== 'done' && tries < MAX_TRIES; tries += 1)
    outcome = await connector.post(document, memory);
  return outcome;
}

/** What the store calls it. @throws when it is not done. */
export function codeOf(outcome: Outcome<Posted>): string {
  return postedOf(outcome).code;
}

/** What the store made of it. @throws when it is not done. */
export function postedOf(outcome: Outcome<Posted>): Posted {
  if (outcome.kind !== 'done') throw new Error(`${outcome.kind}: ${outcome.message}`);
  return outcome.value;
}

/** The first of the goods, twice when there is only one. */
export function twoOf<T>(goods: readonly T[]): readonly [T, T] {
  const [one, two = one] = goods;
  if (one === undefined || two === undefined) throw new Error('no goods');
  return [one, two];
}
