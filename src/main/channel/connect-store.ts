import type { StoreConnector } from './connector.ts';
import { connectMedusa } from './medusa/connect.ts';
import type { StoreLogin } from './sync-messages.ts';
import { connectVendure } from './vendure/connect.ts';

/** Speaks with a store of whichever kind. */
export function connectStore({ kind, url, key, channel }: StoreLogin): StoreConnector {
  const address = { url, apiKey: key, channelToken: channel };
  return kind === 'medusa' ? connectMedusa(address) : connectVendure(address);
}
