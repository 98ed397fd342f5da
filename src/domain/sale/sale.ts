import { sum, type Minor } from '../money/money.ts';
import type { AppliedPromotion } from '../promotion/promotion.ts';
import type { Thousandths, Unit } from '../stock/quantity.ts';
import type { TaxExemption, TaxTotal } from '../tax/rules.ts';
import { isBack, type BasketLine, type ReturnLine } from './basket.ts';
import type { Step } from './settlement.ts';
import type { Tender } from './tender.ts';

/** `void` takes a whole sale back within its shift; `exchange` has lines of both directions. All share one series of numbers. */
export type SaleKind = 'sale' | 'refund' | 'exchange' | 'void';

/** One line as it was paid; amounts in minor units. What comes back has a negative quantity and negative amounts. */
export interface SaleLine {
  /** From 1, in the order of the receipt. */
  readonly position: number;
  readonly kind: BasketLine['kind'];
  /** Null for what the catalog does not have. */
  readonly variantId: number | null;
  readonly sku: string;
  readonly name: string;
  readonly unit: Unit;
  readonly quantity: Thousandths;
  /** As charged before promotions and discounts, for one unit. */
  readonly unitPrice: Minor;
  readonly total: Minor;
  readonly tax: Minor;
  /** What promotions and discounts took off, never negative. */
  readonly saved: Minor;
  readonly taxes: readonly TaxTotal[];
  /** Null where no tax category applied (vouchers, returns by receipt). */
  readonly taxCategoryId: number | null;
  readonly note: string;
  /** The code of a voucher sold, else empty. */
  readonly voucherCode: string;
  /** The store's id of the order that it pays or gives back. */
  readonly webOrderId: string | null;
  /** The sold line that comes back. */
  readonly origin: { readonly saleId: string; readonly position: number } | null;
  /** Why it comes back, else empty. */
  readonly reason: string;
  readonly condition: ReturnLine['condition'] | null;
  readonly steps: readonly Step[];
}

/** A paid document as it was committed; it never changes afterwards. */
export interface SaleRecord {
  /** UUIDv7, made when the basket was opened; the key under which the online store keeps the sale. */
  readonly id: string;
  readonly kind: SaleKind;
  readonly registerCode: string;
  /** Without gaps, per register. */
  readonly number: number;
  readonly shiftId: string;
  /** Milliseconds since the epoch, UTC. */
  readonly soldAt: number;
  /** Minutes that the shop's clock was ahead of UTC at that instant. */
  readonly utcOffsetMinutes: number;
  readonly clerk: string;
  /** Null for what no signed-in person did. */
  readonly staffId: string | null;
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly currency: string;
  readonly lines: readonly SaleLine[];
  readonly taxes: readonly TaxTotal[];
  readonly promotions: readonly AppliedPromotion[];
  readonly exemption: TaxExemption | null;
  readonly total: Minor;
  /** What cash rounding added; `total + rounding` is what the tenders add up to. */
  readonly rounding: Minor;
  readonly saved: Minor;
  readonly tenders: readonly Tender[];
  readonly note: string;
  /** The document that a void takes back. */
  readonly voids: string | null;
}

/** What a basket becomes by its lines: nothing but returns is a refund, returns with something sold an exchange. */
export function documentKind(
  lines: readonly { readonly kind: SaleLine['kind'] }[],
): 'sale' | 'refund' | 'exchange' {
  const returns = lines.filter(isBack).length;
  if (returns === 0) return 'sale';
  return returns === lines.length ? 'refund' : 'exchange';
}

/** What a document moves either way, in minor units: an exchange of equal worth comes to nothing, but it moves both. */
export function movedAmount({ lines }: Pick<SaleRecord, 'lines'>): Minor {
  return sum(lines.map(({ total }) => Math.abs(total)));
}

/** The receipt number as people read it: register, dash, six digits or more. */
export function formatReceiptNumber(registerCode: string, number: number): string {
  return `${registerCode}-${String(number).padStart(6, '0')}`;
}
