import { sql } from 'kysely';
import type { RatePpm } from '#domain/tax/rules.ts';
import type { Tx } from './database.ts';

/** What holds for the whole store. `categories` come parents before children. */
export interface ImportedSettings {
  readonly taxCategories: readonly {
    readonly remoteId: string;
    readonly name: string;
    readonly ratePpm: RatePpm;
  }[];
  readonly locations: readonly { readonly remoteId: string; readonly code: string; readonly name: string }[];
  readonly categories: readonly {
    readonly remoteId: string;
    readonly parentRemoteId: string | null;
    readonly name: string;
    readonly position: number;
  }[];
}

/** Writes the store's settings; true when something changed. Tax categories are kept, as goods point to them. */
export async function importSettings(tx: Tx, settings: ImportedSettings): Promise<boolean> {
  const changed = [
    await importTaxCategories(tx, JSON.stringify(settings.taxCategories)),
    await importLocations(tx, JSON.stringify(settings.locations)),
    await importCategories(tx, JSON.stringify(settings.categories)),
  ];
  return changed.some((count) => count > 0n);
}

async function importTaxCategories(tx: Tx, items: string): Promise<bigint> {
  const { numAffectedRows } = await sql`
    INSERT INTO tax_category (remote_id, name, rate_ppm)
    SELECT value ->> 'remoteId', value ->> 'name', value ->> 'ratePpm' FROM json_each(${items}) WHERE true
    ON CONFLICT (remote_id) DO UPDATE SET name = excluded.name, rate_ppm = excluded.rate_ppm
    WHERE (name, rate_ppm) <> (excluded.name, excluded.rate_ppm)`.execute(tx);
  return numAffectedRows ?? 0n;
}

/** The till's own location stays even when the store drops it: sales point to it. */
async function importLocations(tx: Tx, items: string): Promise<bigint> {
  const written = await sql`
    INSERT INTO stock_location (remote_id, code, name)
    SELECT value ->> 'remoteId', value ->> 'code', value ->> 'name' FROM json_each(${items}) WHERE true
    ON CONFLICT (remote_id) DO UPDATE SET code = excluded.code, name = excluded.name
    WHERE (code, name) <> (excluded.code, excluded.name)`.execute(tx);
  const dropped = await sql`
    DELETE FROM stock_location
    WHERE remote_id NOT IN (SELECT value ->> 'remoteId' FROM json_each(${items}))
      AND remote_id NOT IN (SELECT location_remote_id FROM shop)`.execute(tx);
  return (written.numAffectedRows ?? 0n) + (dropped.numAffectedRows ?? 0n);
}

async function importCategories(tx: Tx, items: string): Promise<bigint> {
  const written = await sql`
    INSERT INTO category (remote_id, name, position)
    SELECT value ->> 'remoteId', value ->> 'name', value ->> 'position' FROM json_each(${items}) WHERE true
    ON CONFLICT (remote_id) DO UPDATE SET name = excluded.name, position = excluded.position
    WHERE (name, position) <> (excluded.name, excluded.position)`.execute(tx);
  const moved = await sql`
    WITH place (id, parent_id) AS (
      SELECT category.id, parent.id FROM json_each(${items}) AS item
      JOIN category ON category.remote_id = item.value ->> 'remoteId'
      LEFT JOIN category AS parent ON parent.remote_id = item.value ->> 'parentRemoteId')
    UPDATE category SET parent_id = place.parent_id FROM place
    WHERE place.id = category.id AND category.parent_id IS NOT place.parent_id`.execute(tx);
  const dropped = await sql`
    DELETE FROM category
    WHERE remote_id NOT IN (SELECT value ->> 'remoteId' FROM json_each(${items}))`.execute(tx);
  return [written, moved, dropped].reduce((sum, result) => sum + (result.numAffectedRows ?? 0n), 0n);
}
