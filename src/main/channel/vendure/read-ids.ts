import { z } from 'zod';
import type { IdSweep, Read } from '../connector.ts';
import type { VendureClient } from './client.ts';
import { readListedIds } from './read-list.ts';
import type { StoreShape } from './store-shape.ts';
import { readExport } from './walk-feed.ts';

const PAGE = 20_000;

const idRow = z.object({ id: z.string() });

/** All ids of products or variants. */
export async function readIds(
  client: VendureClient,
  { hasFeed }: StoreShape,
  entity: 'product' | 'variant',
): Promise<Read<IdSweep>> {
  if (!hasFeed) return await readListedIds(client, entity);
  const remoteIds: string[] = [];
  let after: string | null = null;
  // The export goes by ids, so nothing that comes or goes meanwhile moves the rest.
  for (;;) {
    const params: Readonly<Record<string, string | number | null>> = {
      kind: `${entity}s`,
      after,
      limit: PAGE,
    };
    const read = await readExport(client, params, idRow);
    if (read.kind !== 'read') return read;
    remoteIds.push(...read.value.rows.map(({ id }) => id));
    if (read.value.end.complete) return { kind: 'read', value: { remoteIds, isWhole: true } };
    ({ after } = read.value.end);
  }
}
