/** One sold line as it reads on the receipt. */
export interface ReceiptLine {
  readonly name: string;
  /** Quantity with its unit, and the price of one; null when one piece was sold, as the total says it all. */
  readonly detail: { readonly quantity: string; readonly unitPrice: string } | null;
  readonly total: string;
  /** The letter of the line's row in the tax table. */
  readonly taxMark: string;
}

/** The tax of one rate: amounts as they read, without a currency sign. */
export interface ReceiptTax {
  readonly mark: string;
  readonly rate: string;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
}

/** A label with the amount of money that belongs to it; they are never parted. */
export interface ReceiptAmount {
  readonly label: string;
  readonly amount: string;
}

/** A label with what it names: number, time, register, clerk. */
export interface ReceiptFact {
  readonly label: string;
  readonly value: string;
}

/** A part of a receipt, worded and formatted, with nothing said about how it looks. */
export type ReceiptBlock =
  | { readonly kind: 'shop'; readonly name: string; readonly details: readonly string[] }
  | { readonly kind: 'copy-mark'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly ReceiptLine[] }
  | { readonly kind: 'total'; readonly row: ReceiptAmount }
  | {
      readonly kind: 'tenders';
      readonly rows: readonly ReceiptAmount[];
      readonly change: ReceiptAmount | null;
    }
  | { readonly kind: 'taxes'; readonly heading: ReceiptTax; readonly taxes: readonly ReceiptTax[] }
  | { readonly kind: 'facts'; readonly facts: readonly ReceiptFact[] }
  | { readonly kind: 'code'; readonly payload: string }
  | { readonly kind: 'foot'; readonly texts: readonly string[] };

/**
 * A receipt for paper and screen alike: blocks in reading order, every text in the receipt's language,
 * every amount already written out. Plain data: it may be stored and sent as JSON.
 */
export interface ReceiptDocument {
  readonly saleId: string;
  /** ISO 4217; stands in for a currency sign that a printer lacks. */
  readonly currency: string;
  readonly isCopy: boolean;
  readonly blocks: readonly ReceiptBlock[];
}
