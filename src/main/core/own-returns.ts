import { Refusal } from '#contract/errors.ts';
import type { Credit, ReturnLine } from '#domain/sale/basket.ts';
import { creditFor } from '#domain/sale/plan-return.ts';
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

/** A line of a document that goods may come back of. @throws Refusal `sale-unknown`, `more-than-sold`. */
export async function soldLine(db: Reader, saleId: string, position: number): Promise<SoldLine> {
  const record = await findSale(db, saleId);
  const line = record?.lines.find((one) => one.position === position);
  if (record === null || line === undefined) throw new Refusal('sale-unknown');
  const isGoods = line.kind === 'goods' || line.kind === 'misc';
  if (!isGoods || line.quantity <= 0) throw new Refusal('more-than-sold', { name: line.name });
  return { record, line, returned: (await returnedOf(db, saleId)).get(position) ?? 0 };
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
  const taken = new Map<string, Thousandths>();
  const own = new Map<ReturnLine, ReturnLine>();
  for (const line of given) {
    if (line.origin === null) own.set(line, withoutReceipt(line, variants));
    else own.set(line, await byReceipt(db, line, line.origin, taken));
  }
  return own;
}

function withoutReceipt(line: ReturnLine, variants: ReadonlyMap<number, KnownVariant>): ReturnLine {
  if (line.variantId === null) return { ...line, credit: null };
  const variant = variants.get(line.variantId);
  if (variant === undefined) throw new Refusal('variant-unknown', { name: line.name });
  return { ...line, credit: null, unit: variant.unit, taxCategoryId: variant.taxCategoryId };
}

async function byReceipt(
  db: Reader,
  line: ReturnLine,
  origin: NonNullable<ReturnLine['origin']>,
  taken: Map<string, Thousandths>,
): Promise<ReturnLine> {
  const sold = await soldLine(db, origin.saleId, origin.position);
  const key = `${origin.saleId} ${origin.position}`;
  const before = taken.get(key) ?? 0;
  const credit = creditOf({ ...sold, returned: sold.returned + before }, line.quantity);
  if (!isSame(credit, line.credit)) throw new Refusal('price-changed', { name: line.name });
  taken.set(key, before + line.quantity);
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
    origin: { ...origin, receiptNumber },
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
