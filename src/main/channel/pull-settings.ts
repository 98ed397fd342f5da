import { importSettings } from '#main/data/settings-import.ts';
import { keepCursor } from '#main/data/sync-cursor.ts';
import { findShop } from '#main/data/shop.ts';
import { DONE, failedStep, type Pull, type Step } from './pull.ts';

/** Reads what holds for the whole store: tax rates, locations, categories. All of it each time; it is small. */
export async function pullSettings({ writes, connector, now, touch }: Pull): Promise<Step> {
  const read = await connector.settings();
  if (read.kind !== 'read') return failedStep(read);
  const settings = read.value;
  const shop = await findShop(writes.db);
  if (shop !== null && shop.currency !== settings.currency) {
    return {
      kind: 'attention',
      code: 'currency',
      message: `The store's prices are in ${settings.currency} now, this till sells in ${shop.currency}.`,
    };
  }
  const changed = await writes.write(async (tx) => {
    const isChanged = await importSettings(tx, settings);
    await keepCursor(tx, { stream: 'settings', cursor: null, isEnd: true, at: now() });
    return isChanged;
  });
  if (changed) touch('catalog');
  return DONE;
}
