import type { Minor } from '#domain/money/money.ts';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import type { PickupEvent } from '#domain/pickup/step.ts';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';
import type { RatePpm } from '#domain/tax/rules.ts';

/**
 * Everything that goes up to a store. `id` is a UUIDv7: the key under which the store keeps the document or can be
 * asked for it. Amounts in minor units, tax included; quantities in thousandths; instants in milliseconds UTC.
 */
export type StoreDocument = SaleDocument | ReturnDocument | StockDocument | CustomerDocument | PickupDocument;

/** Goods that were sold, at what was charged for them. */
export interface SoldLine {
  /** The line on the receipt. */
  readonly position: number;
  readonly variantRemoteId: string;
  readonly sku: string;
  readonly name: string;
  readonly unit: Unit;
  readonly quantity: Thousandths;
  readonly unitPrice: Minor;
  readonly total: Minor;
}

/** What the store has no goods for: a misc item, a gift voucher. */
export interface Surcharge {
  readonly position: number;
  readonly name: string;
  readonly amount: Minor;
  readonly ratePpm: RatePpm;
}

/** Who bought, as far as a store needs to know. `remoteId` is null until the store has the customer. */
export interface Buyer {
  readonly customerId: string;
  readonly remoteId: string | null;
  readonly name: string;
  readonly mail: string;
}

/** What a person decided about a refused document. */
export interface Allowances {
  /** The store's total that is accepted although the customer paid another; null: none but the till's. */
  readonly storeTotal: Minor | null;
  /** The goods left the shop, so the store's stock is raised by what it lacks. */
  readonly shortStock: boolean;
}

/** What every paid document has. */
interface Paid {
  readonly id: string;
  readonly registerCode: string;
  readonly receiptNumber: string;
  readonly soldAt: number;
  readonly locationRemoteId: string;
  readonly locationCode: string;
  readonly currency: string;
  readonly customer: Buyer | null;
  /** What was sold with the document; in an exchange beside what came back. */
  readonly lines: readonly SoldLine[];
  readonly surcharges: readonly Surcharge[];
  readonly tenders: readonly { readonly kind: string; readonly amount: Minor }[];
  readonly allows: Allowances;
}

/** A paid sale. `total` is that of lines and surcharges. */
export interface SaleDocument extends Paid {
  readonly kind: 'sale';
  readonly total: Minor;
}

/** Something that came back. Quantity and amount are positive. */
export interface ReturnedLine {
  readonly position: number;
  /** The sold line; null without a receipt. */
  readonly origin: { readonly saleId: string; readonly position: number } | null;
  /** Null for what the store has no goods for. */
  readonly variantRemoteId: string | null;
  readonly sku: string;
  readonly name: string;
  readonly unit: Unit;
  readonly quantity: Thousandths;
  /** What was given back for it. */
  readonly total: Minor;
  readonly reason: string;
  /** `damaged`: it does not go back into the stock. */
  readonly condition: 'restock' | 'damaged';
}

/** A refund, an exchange or a void. `total` is what was sold less what came back: negative where money left. */
export interface ReturnDocument extends Paid {
  readonly kind: 'return';
  readonly of: 'refund' | 'exchange' | 'void';
  readonly total: Minor;
  readonly returned: readonly ReturnedLine[];
}

/** Movements of stock that no sale caused. Each has an id of its own. */
export interface StockDocument {
  readonly kind: 'stock';
  readonly id: string;
  readonly of: StockCause;
  readonly at: number;
  readonly locationRemoteId: string;
  /** For people who look into the store's history. */
  readonly note: string;
  readonly moves: readonly {
    readonly movementId: string;
    readonly variantRemoteId: string;
    /** What is added; negative for what went. */
    readonly quantity: Thousandths;
  }[];
}

/** Why stock moved without a sale. */
export type StockCause = 'receipt' | 'count' | 'adjustment' | 'transfer-out' | 'transfer-in' | 'return';

/** A customer, new or changed at the till. The mail is what a store knows people by, so it is never empty. */
export interface CustomerDocument {
  readonly kind: 'customer';
  readonly id: string;
  readonly customerId: string;
  readonly remoteId: string | null;
  readonly name: string;
  readonly mail: string;
  readonly phone: string;
  readonly at: number;
}

/**
 * A step that staff took with an order of the store. The store keeps the event by its id, so that other tills hear of
 * it, and does what it means for the order.
 */
export interface PickupDocument {
  readonly kind: 'pickup';
  /** The event's id. */
  readonly id: string;
  readonly orderRemoteId: string;
  /** What people call the order. */
  readonly name: string;
  readonly locationRemoteId: string;
  readonly event: PickupEvent;
  /** Null for a step that changes nothing in the store. */
  readonly effect: PickupEffect | null;
}

/** A document as the store has it. */
export interface Posted {
  /** The store's id of the order, the customer or its record of the movements. */
  readonly remoteId: string;
  /** What people call it there; empty where it has no name. */
  readonly code: string;
  /** What it is worth there; null where it has no worth. */
  readonly total: Minor | null;
}

/** What a store's no was about. */
export interface RefusalDetail {
  /** What the store would make of it, where it differs from what was paid. */
  readonly storeTotal: Minor | null;
  /** The goods concerned, by the store's id. */
  readonly items: readonly {
    readonly variantRemoteId: string;
    /** What the store asks for all of them, where that differs. */
    readonly storeTotal: Minor | null;
    /** What the store has of them, where that is too little. */
    readonly available: Thousandths | null;
    /** The store does not know them any more. */
    readonly isUnknown: boolean;
  }[];
}
