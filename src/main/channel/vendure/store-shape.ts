import { z } from 'zod';
import type { Read } from '../connector.ts';
import { UNLIKE, type VendureClient } from './client.ts';
import { OFFER_FIELD, ORDER_FIELDS } from './listed-orders.ts';

/** What a particular store is like: asked once, as it decides which questions it understands. */
export interface StoreShape {
  /** It records sales. */
  readonly hasPlugin: boolean;
  /** The plugin takes all documents: returns, movements of stock, customers. */
  readonly takesAll: boolean;
  /** The plugin tells what changes. A proxy before the store may hide that. */
  readonly hasFeed: boolean;
  /** Somebody in the store sends shoppers what a till has to tell them. */
  readonly tellsShoppers: boolean;
  /** How far its changes were when this was asked. */
  readonly heard: string;
  /** The custom field of variants that holds a barcode. */
  readonly barcodeField: string | null;
  /** The custom fields of orders that the till reads. */
  readonly orderFields: readonly string[];
  /** Lines of orders say by which offer of a till they came in. */
  readonly hasOffers: boolean;
}

const BARCODE_NAME = /^(barcode|gtin|ean|upc)\w*$/i;

const pluginSchema = z.object({ countertopPlugin: z.object({ version: z.string() }) });

const stateSchema = z.tuple([
  z.object({ feed: z.boolean(), notices: z.boolean().optional(), cursor: z.string() }),
]);

const fieldsSchema = z.object({
  globalSettings: z.object({
    serverConfig: z.object({
      entityCustomFields: z.array(
        z.object({
          entityName: z.string(),
          customFields: z.array(z.object({ name: z.string(), type: z.string() })),
        }),
      ),
    }),
  }),
});

const FIELDS = `{
  globalSettings { serverConfig { entityCustomFields {
    entityName customFields { ... on CustomField { name type } }
  } } }
}`;

/** Finds out by asking. */
export async function readShape(client: VendureClient): Promise<Read<StoreShape>> {
  const fields = await client.read({ query: FIELDS, answer: fieldsSchema });
  if (fields.kind !== 'read') return fields;
  const plugin = await readPlugin(client);
  if (plugin.kind !== 'read') return plugin;
  const { entityCustomFields } = fields.value.value.globalSettings.serverConfig;
  const ofVariant = entityCustomFields.find((entity) => entity.entityName === 'ProductVariant');
  const barcode = ofVariant?.customFields.find(
    ({ name, type }) => type === 'string' && BARCODE_NAME.test(name),
  );
  const ofOrder = entityCustomFields.find((entity) => entity.entityName === 'Order')?.customFields ?? [];
  const ofLine = entityCustomFields.find((entity) => entity.entityName === 'OrderLine')?.customFields ?? [];
  const hasOffers = ofLine.some(({ name }) => name === OFFER_FIELD);
  const orderFields = ORDER_FIELDS.filter((field) => ofOrder.some(({ name }) => name === field));
  return {
    kind: 'read',
    value: { ...plugin.value, barcodeField: barcode?.name ?? null, orderFields, hasOffers },
  };
}

const NO_PLUGIN = { hasPlugin: false, takesAll: false, hasFeed: false, tellsShoppers: false, heard: '' };

/** A store without the plugin, or with an older one, does not know the questions and rejects them. */
async function readPlugin(
  client: VendureClient,
): Promise<Read<Omit<StoreShape, 'barcodeField' | 'orderFields' | 'hasOffers'>>> {
  const plugin = await client.ask({ query: '{ countertopPlugin { version } }', answer: pluginSchema });
  if (plugin.kind === 'silent') return { kind: 'later', afterMs: plugin.afterMs, message: plugin.message };
  if (plugin.kind !== 'answered') return { kind: 'read', value: NO_PLUGIN };
  const document = await client.ask({ query: '{ posDocument(id: "") { id } }', answer: z.unknown() });
  if (document.kind === 'silent' && !document.isFault) {
    return { kind: 'later', afterMs: document.afterMs, message: document.message };
  }
  const takesAll = document.kind !== 'rejected' || document.code !== UNLIKE;
  const feed = await readFeed(client);
  return feed.kind === 'read' ? { kind: 'read', value: { hasPlugin: true, takesAll, ...feed.value } } : feed;
}

async function readFeed(
  client: VendureClient,
): Promise<Read<Pick<StoreShape, 'hasFeed' | 'tellsShoppers' | 'heard'>>> {
  const state = await client.askBulk({ path: 'state', answer: stateSchema });
  if (state.kind === 'silent') return { kind: 'later', afterMs: state.afterMs, message: state.message };
  const [told] = state.kind === 'answered' ? state.value : [];
  const tellsShoppers = told?.notices ?? false;
  return { kind: 'read', value: { hasFeed: told?.feed ?? false, tellsShoppers, heard: told?.cursor ?? '' } };
}
