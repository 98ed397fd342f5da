import { keptPromotionSchema } from '#contract/promotion.ts';
import { scopesOf } from '#domain/promotion/effect.ts';
import type { Scope } from '#domain/promotion/promotion.ts';
import { withScopes } from '#domain/promotion/scopes.ts';
import type { Reader } from '#main/data/database.ts';
import {
  importPromotions,
  localIds,
  storePromotionId,
  type ImportedPromotion,
} from '#main/data/promotion-import.ts';
import { keepCursor } from '#main/data/sync-cursor.ts';
import type { RemotePromotion, RemoteScope } from './connector.ts';
import { DONE, failedStep, type Pull, type Step } from './pull.ts';

/** Promotions of the store come after those that a shop usually makes itself, in the store's own order. */
const FIRST_PRIORITY = 100;
const LAST_PRIORITY = 1000;

const LONGEST_NAME = 200;

/**
 * Reads the promotions of the store, all of them each time; they are few. Each time their goods are looked up anew,
 * so that a promotion about goods that came later is completed.
 */
export async function pullPromotions({ writes, connector, now, touch }: Pull): Promise<Step> {
  const read = await connector.promotions();
  if (read.kind !== 'read') return failedStep(read);
  const scopeOf = await scopeFinder(writes.db, read.value);
  const imported = read.value.map((promotion, place) => toImported(promotion, place, scopeOf));
  const isChanged = await writes.write(async (tx) => {
    await keepCursor(tx, { stream: 'promotions', cursor: null, isEnd: true, at: now() });
    return await importPromotions(tx, imported, now());
  });
  if (isChanged) touch('promotion');
  return DONE;
}

type ScopeOf = (scope: RemoteScope) => Scope;

async function scopeFinder(db: Reader, promotions: readonly RemotePromotion[]): Promise<ScopeOf> {
  const scopes = promotions.flatMap(({ terms }) => (terms === null ? [] : scopesOf(terms.effect)));
  const [variants, categories] = await Promise.all([
    localIds(db, 'variant', [...new Set(scopes.flatMap((scope) => scope.variantRemoteIds))]),
    localIds(db, 'category', [...new Set(scopes.flatMap((scope) => scope.categoryRemoteIds))]),
  ]);
  return ({ everything, variantRemoteIds, categoryRemoteIds }) => ({
    everything,
    variantIds: variantRemoteIds.flatMap((id) => variants.get(id) ?? []),
    categoryIds: categoryRemoteIds.flatMap((id) => categories.get(id) ?? []),
  });
}

/** What is outside of what the till can keep (half a ppm, a thousand goods) is not applied. */
function toImported(
  { remoteId, name, terms }: RemotePromotion,
  place: number,
  scopeOf: ScopeOf,
): ImportedPromotion {
  const shown = name.slice(0, LONGEST_NAME).trim() || remoteId;
  if (terms === null) return { remoteId, name: shown, terms: null };
  const kept = keptPromotionSchema.safeParse({
    ...terms,
    id: storePromotionId(remoteId),
    name: shown,
    effect: withScopes(terms.effect, scopeOf),
    priority: Math.min(FIRST_PRIORITY + place, LAST_PRIORITY),
    isExclusive: false,
    isEnabled: true,
    source: 'store',
    uses: 0,
  });
  if (!kept.success) return { remoteId, name: shown, terms: null };
  const { effect, validity, groupIds, coupon, priority, isExclusive, useLimit, customerLimit } = kept.data;
  const rule = { effect, validity, groupIds, coupon, priority, isExclusive };
  return { remoteId, name: shown, terms: { rule, useLimit, customerLimit } };
}
