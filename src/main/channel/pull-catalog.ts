import { hasCompleted, streamPosition } from '#main/data/sync-cursor.ts';
import type { CatalogChange, Page } from './connector.ts';
import { importCatalogPage, missingReferences } from './import-page.ts';
import { pullSettings } from './pull-settings.ts';
import { DONE, doubtAbout, failedStep, STOPPED, UNTAXED, type Pull, type Step } from './pull.ts';

/** Reads the catalog on from where it was left, to its end for now. */
export async function pullCatalog(pull: Pull): Promise<Step> {
  const isFirst = !(await hasCompleted(pull.writes.db, 'catalog'));
  let done = 0;
  for (;;) {
    const asked = await askPage(pull);
    if (asked.kind === 'ended') return asked.step;
    const { page } = asked;
    const step = await importPage(pull, page);
    if (step.kind !== 'done') return step;
    done += page.items.length;
    const progress = page.progress ?? { done, total: null };
    if (isFirst) pull.onProgress('catalog', progress.done, progress.total);
    if (page.complete) return DONE;
    if (!(await pull.between())) return STOPPED;
  }
}

type Asked =
  | { readonly kind: 'asked'; readonly page: Page<CatalogChange> }
  | { readonly kind: 'ended'; readonly step: Step };

async function askPage(pull: Pull): Promise<Asked> {
  const { writes, connector } = pull;
  const cursor = (await streamPosition(writes.db, 'catalog'))?.cursor ?? null;
  const read = await connector.catalog(cursor);
  if (read.kind !== 'read') return { kind: 'ended', step: failedStep(read) };
  const page = read.value;
  const isStuck = !page.complete && page.cursor === cursor;
  const doubt = isStuck ? stuck() : await doubtAbout(pull, page);
  return doubt === null ? { kind: 'asked', page } : { kind: 'ended', step: doubt };
}

/** A page is imported whole or refused: a variant without its tax rate could not be sold rightly. */
async function importPage(pull: Pull, page: Page<CatalogChange>): Promise<Step> {
  const step = await learnMissing(pull, page.items);
  if (step.kind !== 'done') return step;
  const changed = await importCatalogPage(pull.writes, page, pull.now());
  if (changed > 0) pull.touch('catalog');
  return DONE;
}

/** A tax category or category may be younger than the settings that were read a moment ago. */
async function learnMissing(pull: Pull, items: readonly CatalogChange[]): Promise<Step> {
  const missing = await missingReferences(pull.writes.db, items);
  if (missing.taxCategories.length === 0 && missing.categories.length === 0) return DONE;
  const step = await pullSettings(pull);
  if (step.kind !== 'done') return step;
  const { taxCategories } = await missingReferences(pull.writes.db, items);
  if (taxCategories.length === 0) return DONE;
  return {
    kind: 'attention',
    code: UNTAXED,
    message: `The store has goods in a tax category without a rate for this shop (${taxCategories.join(', ')}).`,
  };
}

function stuck(): Step {
  return { kind: 'down', afterMs: 0, message: 'The store gave the same page of the catalog again.' };
}
