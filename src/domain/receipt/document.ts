/** Words under a line or a row; with an amount that the column of amounts counts, or null. */
export interface ReceiptRemark {
  readonly text: string;
  readonly amount: string | null;
}

/** One sold or returned line as it reads on the receipt. */
export interface ReceiptLine {
  readonly name: string;
  /** Quantity with its unit, and the price of one; null when it was one piece at that price. */
  readonly detail: { readonly quantity: string; readonly unitPrice: string } | null;
  /** Before what the remarks take off or add. */
  readonly amount: string;
  /** The letters of the line's rows in the tax table. */
  readonly taxMark: string;
  readonly remarks: readonly ReceiptRemark[];
}

/** One tax: amounts as they read, without a currency sign. */
export interface ReceiptTax {
  readonly mark: string;
  readonly rate: string;
  /** Empty where the rate says enough. */
  readonly name: string;
  readonly net: string;
  readonly tax: string;
  readonly gross: string;
}

/** A label with the amount of money that belongs to it; they are never parted. */
export interface ReceiptAmount {
  readonly label: string;
  readonly amount: string;
}

/** An amount with what else there is to say about it. */
export interface ReceiptRow extends ReceiptAmount {
  readonly remarks: readonly ReceiptRemark[];
}

/** A label with what it names: number, time, register, clerk. */
export interface ReceiptFact {
  readonly label: string;
  readonly value: string;
}

/** A QR code as a picture: `path` are the dark modules as SVG path data in a square of `size` modules. */
export interface CodeDrawing {
  readonly size: number;
  readonly path: string;
}

/** A part of a document, worded and formatted, with nothing said about how it looks. `cut` begins a slip of its own. */
export type ReceiptBlock =
  | { readonly kind: 'logo'; readonly png: string }
  | { readonly kind: 'shop'; readonly name: string; readonly details: readonly string[] }
  | { readonly kind: 'copy-mark'; readonly text: string }
  | { readonly kind: 'title'; readonly text: string; readonly isLoud: boolean }
  | { readonly kind: 'lines'; readonly heading: string | null; readonly lines: readonly ReceiptLine[] }
  | { readonly kind: 'amounts'; readonly heading: string | null; readonly rows: readonly ReceiptRow[] }
  | { readonly kind: 'total'; readonly row: ReceiptAmount }
  | { readonly kind: 'taxes'; readonly heading: ReceiptTax; readonly taxes: readonly ReceiptTax[] }
  | { readonly kind: 'facts'; readonly facts: readonly ReceiptFact[] }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | {
      readonly kind: 'code';
      readonly payload: string;
      /** For people who type it; null where another text names it already. */
      readonly caption: string | null;
      /** Null for a printer, which draws codes itself. */
      readonly drawing: CodeDrawing | null;
    }
  | { readonly kind: 'signature'; readonly label: string }
  | { readonly kind: 'foot'; readonly texts: readonly string[] }
  | { readonly kind: 'cut' };

/**
 * A receipt, report or slip for paper, screen and file alike: blocks in reading order, every text in the document's
 * language and in plain characters, every amount already written out. Plain data: it may be stored and sent as JSON.
 */
export interface ReceiptDocument {
  /** What it is called among other documents: `Receipt K1-000123`. */
  readonly name: string;
  /** ISO 4217; stands in for a currency sign that a printer lacks. */
  readonly currency: string;
  readonly isCopy: boolean;
  readonly blocks: readonly ReceiptBlock[];
}
