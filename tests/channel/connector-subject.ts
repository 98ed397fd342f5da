import type { Capabilities, StoreConnector } from '#main/channel/connector.ts';
import type { FaultProxy } from '#tests/support/fault-proxy.ts';
import type { StoreWitness, WitnessedVariant } from '#tests/support/witness.ts';
import type { DocumentMaker } from './documents.ts';

/** What may differ from the connector that all tests share. */
export interface ConnectOptions {
  readonly key?: string;
  readonly timeoutMs?: number;
  /** Items of a page. */
  readonly pageSize?: number;
  readonly now?: () => number;
}

/** A real store, a connector to it, and a way to see and change the store that does not go through either. */
export interface ConnectorSubject extends DocumentMaker {
  readonly witness: StoreWitness;
  /** Stands between the connector and the store. */
  readonly proxy: FaultProxy;
  readonly connector: StoreConnector;
  /** Another connector to the same store, through the same proxy. */
  readonly connect: (other: ConnectOptions) => StoreConnector;
  /** Where the sample documents happen. */
  readonly location: { readonly remoteId: string; readonly code: string };
  /** Another place of the shop, with stock too. */
  readonly otherLocationId: string;
  /** Goods that no other test of this file touches. */
  readonly takeGoods: (count: number) => readonly WitnessedVariant[];
  /** Whether the body of a request is one that changes the store. */
  readonly isChange: (body: string) => boolean;
  /** Whether the body is one of a request that the store acts upon each time it arrives, and no look can prevent. */
  readonly isUnguarded: (body: string) => boolean;
  /** Of so many requests of a document one is broken in turn: 1 where the store is quick enough for each. */
  readonly stride: number;
  /** Ends the server as a power cut would. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** What is expected of a store, beside what holds for all. */
export interface Expectation {
  readonly capabilities: Omit<Capabilities, 'settleMs'>;
  readonly storeName: string;
  readonly currency: string;
  /** Names of tax categories and their rates in ppm. */
  readonly taxes: readonly (readonly [string, number])[];
  /** A tax category that some goods have and others do not. */
  readonly rareTax: string;
  /** Goods with options, by their SKU. */
  readonly optioned: {
    readonly sku: string;
    readonly options: readonly { readonly group: string; readonly value: string }[];
  };
  /** A product by its name, and its categories in the order of the settings. */
  readonly categorised: { readonly name: string; readonly categories: readonly string[] };
  /** Whether an order may hold what the catalog does not. */
  readonly takesSurcharges: boolean;
  /** Well formed, and nobody's. */
  readonly deadKey: string;
  /** What a key is told to lack that may only read the catalog; null where every key may do all. */
  readonly weakKeyLacks: readonly string[] | null;
  /** Whether the store tells which customers were deleted. */
  readonly tellsGoneCustomers: boolean;
  /** Whether the store tells what each write of a level changed, so that what a late one undid can be made good. */
  readonly tellsLevels: boolean;
}
