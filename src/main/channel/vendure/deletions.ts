import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';

const answerSchema = z.object({
  posDeletions: z.object({ ids: z.array(z.string()), cursor: z.string(), complete: z.boolean() }),
});

const QUERY = `query ($entity: PosDeletedEntity!, $cursor: String, $take: Int) {
  posDeletions(entity: $entity, cursor: $cursor, take: $take) { ids cursor complete }
}`;

/** What the plugin lists as deleted since its cursor; null opens the list and gives nothing. */
export async function readDeletions(
  client: VendureClient,
  entity: 'product' | 'variant',
  position: { readonly cursor: string | null; readonly take: number },
): Promise<Read<z.output<typeof answerSchema>['posDeletions']>> {
  const variables = { entity: entity === 'product' ? 'PRODUCT' : 'VARIANT', ...position };
  const read = await client.read({ query: QUERY, variables, answer: answerSchema });
  return read.kind === 'read' ? { kind: 'read', value: read.value.value.posDeletions } : read;
}
