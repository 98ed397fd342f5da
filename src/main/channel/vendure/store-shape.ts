import { z } from 'zod';
import type { Read } from '../connector.ts';
import type { VendureClient } from './client.ts';

/** What a particular store is like: asked once, as it decides which questions it understands. */
export interface StoreShape {
  readonly hasPlugin: boolean;
  /** The custom field of variants that holds a barcode. */
  readonly barcodeField: string | null;
}

const BARCODE_NAME = /^(barcode|gtin|ean|upc)\w*$/i;

const pluginSchema = z.object({ countertopPlugin: z.object({ version: z.string() }) });

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
  const plugin = await client.ask({ query: '{ countertopPlugin { version } }', answer: pluginSchema });
  if (plugin.kind === 'silent') return { kind: 'later', afterMs: plugin.afterMs, message: plugin.message };
  const { entityCustomFields } = fields.value.value.globalSettings.serverConfig;
  const ofVariant = entityCustomFields.find((entity) => entity.entityName === 'ProductVariant');
  const barcode = ofVariant?.customFields.find(
    ({ name, type }) => type === 'string' && BARCODE_NAME.test(name),
  );
  // A store without the plugin does not know the question and rejects it.
  return {
    kind: 'read',
    value: { hasPlugin: plugin.kind === 'answered', barcodeField: barcode?.name ?? null },
  };
}
