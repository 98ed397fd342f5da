import type { Outcome, PostMemory, Read } from '../connector.ts';
import type { PickupDocument, Posted, StoreDocument } from '../document.ts';
import type { VendureClient } from './client.ts';
import { findPluginReturn, findSteppedReturn } from './find-return.ts';
import { hasBegun } from './has-begun.ts';
import { findRecorded } from './plugin-outcome.ts';
import { recordCustomer } from './record-customer.ts';
import { recordPickup } from './record-pickup.ts';
import { recordReturn } from './record-return.ts';
import { recordSale } from './record-sale.ts';
import { recordStock } from './record-stock.ts';
import { refused } from './refusal.ts';
import { looseMoves, soldWith } from './return-parts.ts';
import { findSteppedCustomer, stepCustomer } from './step-customer.ts';
import { findSteppedPickup, stepPickup } from './step-pickup.ts';
import { stepReturn } from './step-return.ts';
import { findSteppedSale, stepSale } from './step-sale.ts';
import { findSteppedStock, stepStock } from './step-stock.ts';
import type { StoreShape } from './store-shape.ts';
import { begunBy, forgetWay, remembering } from './way.ts';

/**
 * Brings a document up: in one call where the plugin takes it, else step by step. What was begun step by step is
 * brought to its end so, also when the shop has installed the plugin meanwhile.
 */
export async function postDocument(
  client: VendureClient,
  shape: StoreShape,
  document: StoreDocument,
  memory: PostMemory,
): Promise<Outcome<Posted>> {
  const begun = begunBy(memory);
  if (!takes(shape, document)) {
    const recorded = begun === 'plugin' ? await findWithoutPlugin(client, document) : null;
    return recorded ?? (await step(remembering(client, memory, 'steps'), document));
  }
  if (begun === 'steps') {
    if (document.kind === 'pickup') return await tellOfStepped(client, document);
    const isStepped = await hasBegun(client, document);
    if (isStepped.kind !== 'read') return isStepped;
    if (isStepped.value) return await step(client, document);
  }
  return hasTwoWays(document)
    ? await recordRemembering({ client, shape, memory }, document)
    : await record(client, shape, document);
}

/** What was begun step by step is brought to its end so; the plugin then keeps it for other tills. */
async function tellOfStepped(client: VendureClient, document: PickupDocument): Promise<Outcome<Posted>> {
  const stepped = await stepPickup(client, document);
  return stepped.kind === 'done' ? await recordPickup(client, { ...document, effect: null }) : stepped;
}

/** Where nothing came of it, the next try is free to go the other way. */
async function recordRemembering(
  { client, shape, memory }: Posting,
  document: StoreDocument,
): Promise<Outcome<Posted>> {
  const begun = begunBy(memory);
  const outcome = await record(remembering(client, memory, 'plugin'), shape, document);
  const isNothing = outcome.kind === 'refused' || outcome.kind === 'later';
  if (isNothing && begun !== 'plugin') await forgetWay(memory);
  return outcome;
}

interface Posting {
  readonly client: VendureClient;
  readonly shape: StoreShape;
  readonly memory: PostMemory;
}

/** A document as the store has it whole, or null. */
export async function findDocument(
  client: VendureClient,
  shape: StoreShape,
  document: StoreDocument,
  memory: PostMemory,
): Promise<Read<Posted | null>> {
  const begun = begunBy(memory);
  if (shape.takesAll) {
    const recorded = await findRecorded(client, document);
    const isFound = recorded.kind !== 'read' || recorded.value !== null;
    return isFound || begun === 'plugin' || !hasTwoWays(document)
      ? recorded
      : await findBegun(client, document);
  }
  if (begun !== 'plugin') return await findStepped(client, document);
  if (isUntraced(document)) return NOTHING;
  return document.kind === 'return'
    ? await findPluginReturn(client, document)
    : await findStepped(client, document);
}

const NOTHING: Read<null> = { kind: 'read', value: null };

/** What was brought step by step before the plugin was there. */
async function findBegun(client: VendureClient, document: StoreDocument): Promise<Read<Posted | null>> {
  const begun = await hasBegun(client, document);
  if (begun.kind !== 'read') return begun;
  return begun.value ? await findStepped(client, document) : NOTHING;
}

async function findStepped(client: VendureClient, document: StoreDocument): Promise<Read<Posted | null>> {
  switch (document.kind) {
    case 'sale':
      return await findSteppedSale(client, document.id);
    case 'return':
      return await findSteppedReturn(client, document);
    case 'stock':
      return await findSteppedStock(client, document);
    case 'customer':
      return await findSteppedCustomer(client, document);
    case 'pickup':
      return await findSteppedPickup(client, document);
  }
}

function takes({ hasPlugin, takesAll }: StoreShape, { kind }: StoreDocument): boolean {
  return kind === 'sale' ? hasPlugin : takesAll;
}

/** A sale is known by its payment and a customer by the mail, whichever way they came; the others only by their way. */
function hasTwoWays({ kind }: StoreDocument): boolean {
  return kind === 'return' || kind === 'stock';
}

async function record(
  client: VendureClient,
  shape: StoreShape,
  document: StoreDocument,
): Promise<Outcome<Posted>> {
  switch (document.kind) {
    case 'sale':
      return await recordSale(client, shape, document);
    case 'return':
      return await recordReturn(client, document);
    case 'stock':
      return await recordStock(client, document);
    case 'customer':
      return await recordCustomer(client, document);
    case 'pickup':
      return await recordPickup(client, document);
  }
}

async function step(client: VendureClient, document: StoreDocument): Promise<Outcome<Posted>> {
  switch (document.kind) {
    case 'sale':
      return await stepSale(client, document);
    case 'return':
      return await stepReturn(client, document);
    case 'stock':
      return await stepStock(client, document);
    case 'customer':
      return await stepCustomer(client, document);
    case 'pickup':
      return await stepPickup(client, document);
  }
}

/** What became of a document that the plugin was given before the shop removed it; null when it is to be stepped. */
async function findWithoutPlugin(
  client: VendureClient,
  document: StoreDocument,
): Promise<Outcome<Posted> | null> {
  if (isUntraced(document)) return refused('state', UNTRACED);
  if (document.kind !== 'return') return null;
  const found = await findPluginReturn(client, document);
  if (found.kind !== 'read') return found;
  return found.value === null ? null : { kind: 'done', repeated: true, value: found.value };
}

const UNTRACED =
  'Only the plugin of the store knows whether it has this, and the plugin is not there any more.';

/** Whether what the plugin makes of a document can't be told from other movements of stock. */
function isUntraced(document: StoreDocument): boolean {
  if (document.kind === 'stock') return true;
  if (document.kind !== 'return' || soldWith(document) !== null) return false;
  return looseMoves(document).length > 0 && document.returned.every(({ origin }) => origin === null);
}
