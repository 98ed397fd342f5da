/** A sellable item as the store itself tells it. Prices in minor units, tax included. */
export interface WitnessedVariant {
  readonly id: string;
  readonly productId: string;
  readonly sku: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly price: number;
  readonly barcode: string | null;
}

/** An order that was paid as a till's sale. */
export interface WitnessedSale {
  readonly code: string;
  /** Paid and handed over. */
  readonly isFinished: boolean;
  readonly total: number;
  readonly paid: number;
  readonly payments: number;
  readonly fulfillments: number;
  /** Pieces by variant, as they were sold. */
  readonly pieces: Readonly<Record<string, number>>;
  /** Money that went back, in how many refunds. */
  readonly refunded: number;
  readonly refunds: number;
  /** Null for an order of nobody in particular. */
  readonly mail: string | null;
}

/** Pieces on hand and promised, in all locations and in each. */
export interface WitnessedStock {
  readonly onHand: number;
  readonly allocated: number;
  readonly onHandAt: Readonly<Record<string, number>>;
}

export interface WitnessedCustomer {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  readonly phone: string;
}

/** Looks into a store, and changes it, through its own interfaces: never through what is under test. */
export interface StoreWitness {
  readonly variants: () => Promise<WitnessedVariant[]>;
  readonly productIds: () => Promise<string[]>;
  readonly setPrice: (variantId: string, price: number) => Promise<void>;
  readonly deleteVariant: (variantId: string) => Promise<void>;
  readonly deleteProduct: (productId: string) => Promise<void>;
  readonly setStock: (variantId: string, locationId: string, onHand: number) => Promise<void>;
  readonly stock: (variantId: string) => Promise<WitnessedStock>;
  /** A shopper buys on the web and pays; the code of the order. */
  readonly buyOnline: (variantId: string, quantity: number) => Promise<string>;
  /** All orders that were paid as this sale. */
  readonly paidAs: (saleId: string) => Promise<WitnessedSale[]>;
  /** A key that may only read the catalog. */
  readonly makeWeakKey: () => Promise<string>;
  /** An automatic discount on every order, in percent; the function takes it away again. */
  readonly discountAll: (percent: number) => Promise<() => Promise<void>>;
  /** All customers with this mail. */
  readonly customers: (mail: string) => Promise<WitnessedCustomer[]>;
  /** The id of a customer that the shop makes. */
  readonly makeCustomer: (customer: Omit<WitnessedCustomer, 'id'>) => Promise<string>;
  readonly nameCustomer: (id: string, name: string) => Promise<void>;
  readonly deleteCustomer: (id: string) => Promise<void>;
  /** Puts a customer into a group of this name, which it makes. */
  readonly groupCustomer: (id: string, group: string) => Promise<void>;
}
