import type { Minor } from '../money/money.ts';
import type { Thousandths, Unit } from '../stock/quantity.ts';
import type { RatePpm, TaxTotal } from '../tax/tax.ts';
import type { Tender } from './tender.ts';

/** One sold line; amounts in minor units, tax included in `unitPrice` and `total`. */
export interface SaleLine {
  /** From 1, in the order of the receipt. */
  readonly position: number;
  readonly variantId: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: Unit;
  readonly quantity: Thousandths;
  readonly unitPrice: Minor;
  readonly total: Minor;
  readonly tax: Minor;
  readonly taxRatePpm: RatePpm;
}

/** A paid sale as it was committed; it never changes afterwards. */
export interface SaleRecord {
  /** UUIDv7, made when the basket was opened; the key under which the online store keeps the sale. */
  readonly id: string;
  readonly registerCode: string;
  /** Without gaps, per register. */
  readonly number: number;
  /** Milliseconds since the epoch, UTC. */
  readonly soldAt: number;
  /** Minutes that the shop's clock was ahead of UTC at that instant. */
  readonly utcOffsetMinutes: number;
  readonly clerk: string;
  readonly currency: string;
  readonly lines: readonly SaleLine[];
  readonly taxes: readonly TaxTotal[];
  readonly total: Minor;
  readonly tenders: readonly Tender[];
}

/** The receipt number as people read it: register, dash, six digits or more. */
export function formatReceiptNumber(registerCode: string, number: number): string {
  return `${registerCode}-${String(number).padStart(6, '0')}`;
}
