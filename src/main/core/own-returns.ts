import { Refusal } from '#contract/errors.ts';
import type { Credit, ReturnLine } from '#domain/sale/basket.ts';
import { creditFor, mayComeBack } from '#domain/sale/plan-return.ts';
import { formatReceiptNumber, type SaleLine, type SaleRecord } from '#domain/sale/sale.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { Reader } from '#main/data/database.ts';
import { findSale } from '#main/data/sale.ts';
import { returnedOf } from '#main/data/sale-return.ts';
import type { KnownVariant } from '#main/data/sellable.ts';

/** A sold line, and how much of it has come back (thousandths). */
export interface SoldLine {
  readonly record: SaleRecord;
  readonly line: SaleLine;
  readonly returned: Thousandths;
}

/** A document that goods come back of, and how much of each line has (thousandths, by position). */
interface Origin {
  readonly record: SaleRecord;
  readonly returned: ReadonlyMap<number, Thousandths>;
}

/** The document with what came back of it. @throws Refusal `sale-unknown`. */
export async function originOf(db: Reader, saleId: string): Promise<Origin> {
  const record = await findSale(db, saleId);
  if (record === null) throw new Refusal('sale-unknown');
  return { record, returned: await returnedOf(db, saleId) };
}

/** A line of a document that goods may come back of. @throws Refusal `sale-unknown`, `more-than-sold`. */
export function soldLine({ record, returned }: Origin, position: number): SoldLine {
  const line = record.lines[position - 1];
  if (line === undefined) throw new Refusal('sale-unknown');
  if (!mayComeBack(line)) throw new Refusal('more-than-sold', { name: line.name });
  return { record, line, returned: returned.get(position) ?? 0 };
}

/** What a quantity of a sold line gives back. @throws Refusal `more-than-sold`. */
export function creditOf({ line, returned }: SoldLine, quantity: Thousandths): Credit {
  if (returned + quantity > line.quantity) throw new Refusal('more-than-sold', { name: line.name });
  return creditFor(line, returned, quantity);
}

/**
 * What comes back, by the till's own documents, each for the basket's line. Lines of one sold line come back one
 * after the other. Without receipt nothing is known of it but how its goods are taxed.
 * @throws Refusal `sale-unknown`, `more-than-sold`, `price-changed` when a credit is not what the line gives back.
 */
export async function ownReturns(
  db: Reader,
  given: readonly ReturnLine[],
  variants: ReadonlyMap<number, KnownVariant>,
): Promise<ReadonlyMap<ReturnLine, ReturnLine>> {
  const taken = new Map<SaleLine, Thousandths>();
  const own = new Map<ReturnLine, ReturnLine>();
  const origins = new Map<string, Origin>();
  for (const saleId of new Set(given.flatMap(({ origin }) => origin?.saleId ?? []))) {
    origins.set(saleId, await originOf(db, saleId));
  }
  for (const line of given) {
    const place = line.origin;
    const from = place === null ? undefined : origins.get(place.saleId);
    if (place === null || from === undefined) own.set(line, withoutReceipt(line, variants));
    else own.set(line, byReceipt(line, soldLine(from, place.position), taken));
  }
  return own;
}

function withoutReceipt(line: ReturnLine, variants: ReadonlyMap<number, KnownVariant>): ReturnLine {
  if (line.variantId === null) return { ...line, credit: null };
  const variant = variants.get(line.variantId);
  if (variant === undefined) throw new Refusal('variant-unknown', { name: line.name });
  const { sku, name, unit, taxCategoryId, price } = variant;
  // Nobody shows what was paid for it, so it is worth no more than it costs now.
  if (line.unitPrice > price) throw new Refusal('price-changed', { name });
  return { ...line, credit: null, sku, name, unit, taxCategoryId };
}

function byReceipt(line: ReturnLine, sold: SoldLine, taken: Map<SaleLine, Thousandths>): ReturnLine {
  const before = taken.get(sold.line) ?? 0;
  const credit = creditOf({ ...sold, returned: sold.returned + before }, line.quantity);
  if (!isSame(credit, line.credit)) throw new Refusal('price-changed', { name: line.name });
  taken.set(sold.line, before + line.quantity);
  const { registerCode, number } = sold.record;
  const { variantId, sku, name, unit, unitPrice } = sold.line;
  const receiptNumber = formatReceiptNumber(registerCode, number);
  return {
    ...line,
    variantId,
    sku,
    name,
    unit,
    unitPrice,
    credit,
    taxCategoryId: null,
    origin: { saleId: sold.record.id, position: sold.line.position, receiptNumber },
  };
}

function isSame(own: Credit, given: Credit | null): boolean {
  return (
    given !== null &&
    own.total === given.total &&
    own.taxes.length === given.taxes.length &&
    own.taxes.every((tax, index) => {
      const other = given.taxes[index];
      return other?.tax === tax.tax && other.gross === tax.gross && other.ratePpm === tax.ratePpm;
    })
  );
}
