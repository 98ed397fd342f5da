import { sum, type Minor } from '../money/money.ts';
import type { SaleLine, SaleRecord } from '../sale/sale.ts';
import type { Step } from '../sale/settlement.ts';
import { veiledCode } from '../sale/voucher-code.ts';
import { PIECE } from '../stock/quantity.ts';
import type { TaxTotal } from '../tax/rules.ts';
import type { ReceiptLine, ReceiptRemark } from './document.ts';
import type { Writer } from './writer.ts';

type Amounted = Extract<Step, { readonly amount: Minor }>;

/** A step that stands under its line with its own amount. */
type CountedStep = Extract<Step, { readonly kind: 'charge' | 'promotion' | 'discount' }>;

/**
 * What a line counts in the column of amounts, in minor units: its total without what the document says in one row
 * for all lines (taxes on top of the price, the basket's discount, the tax of an exempt customer).
 */
export function columnAmount(line: SaleLine): Minor {
  return line.total - sum(documentSteps(line).map((step) => step.amount));
}

/** The steps of a line that the document says in one row for all lines. */
export function documentSteps(line: SaleLine): Amounted[] {
  return line.steps.filter(isOfDocument);
}

function isOfDocument(step: Step): step is Amounted {
  if (step.kind === 'tax') return !step.isIncluded;
  return step.kind === 'exemption' || (step.kind === 'discount' && step.of === 'basket');
}

/** A line as it reads; its amount and those of its remarks add up to `columnAmount`. */
export function receiptLine(line: SaleLine, sale: SaleRecord, writer: Writer): ReceiptLine {
  const counted = line.steps.filter(isCounted);
  const amount = columnAmount(line) - sum(counted.map((step) => step.amount));
  const isOnePiece =
    line.unit === 'piece' && Math.abs(line.quantity) === PIECE && Math.abs(amount) === line.unitPrice;
  const detail = {
    quantity: writer.quantity(line.quantity, line.unit),
    unitPrice: writer.amount(line.unitPrice),
  };
  return {
    name: writer.text(line.name),
    detail: isOnePiece ? null : detail,
    amount: writer.amount(amount),
    taxMark: line.taxes.map((tax) => taxMark(sale.taxes, tax)).join(''),
    remarks: [...stepRemarks(line, writer), ...wordRemarks(line, sale, writer)],
  };
}

function isCounted(step: Step): step is CountedStep {
  if (step.kind === 'charge') return !step.isIncluded;
  return step.kind === 'promotion' || (step.kind === 'discount' && step.of === 'line');
}

function stepRemarks({ steps }: SaleLine, writer: Writer): ReceiptRemark[] {
  return steps.flatMap((step): ReceiptRemark[] => {
    if (isCounted(step)) {
      return step.amount === 0 ? [] : [{ text: stepLabel(step, writer), amount: writer.amount(step.amount) }];
    }
    const text = stepWords(step, writer);
    return text === null ? [] : [{ text, amount: null }];
  });
}

function stepLabel(step: CountedStep, { words, text }: Writer): string {
  return step.kind === 'discount'
    ? words('receipt.discount', { reason: text(step.reason) })
    : text(step.name);
}

/** The amount first, so that a long name can't push it off the paper. */
function stepWords(step: Step, { words, text, amount }: Writer): string | null {
  switch (step.kind) {
    case 'charge':
      return words('receipt.charge.included', { amount: amount(step.amount), name: text(step.name) });
    case 'override':
      return words('receipt.override', { was: amount(step.was), reason: text(step.reason) });
    default:
      return null;
  }
}

function wordRemarks(line: SaleLine, sale: SaleRecord, { words, text }: Writer): ReceiptRemark[] {
  const origin = originOf(line);
  // A void has one reason for all its lines, which the document says.
  const reason = sale.kind === 'void' ? '' : line.reason;
  const texts = [
    line.voucherCode === ''
      ? ''
      : words('receipt.voucher.code', { code: text(veiledCode(line.voucherCode)) }),
    origin !== null && originsOf(sale).length > 1 ? words('receipt.origin.of', { number: text(origin) }) : '',
    reason === '' ? '' : words('receipt.reason', { reason: text(reason) }),
    orderWords(line, words),
    line.note === '' ? '' : text(line.note),
  ];
  return texts.filter((one) => one !== '').map((one) => ({ text: one, amount: null }));
}

function orderWords({ kind, total }: SaleLine, words: Writer['words']): string {
  if (kind === 'order-back') return words('receipt.order-back');
  if (kind !== 'order') return '';
  return words(total === 0 ? 'receipt.pickup.paid' : 'receipt.order');
}

/** The numbers of the receipts that goods come back from, each once. */
export function originsOf(sale: SaleRecord): string[] {
  return [...new Set(sale.lines.map(originOf).filter((number) => number !== null))];
}

function originOf({ steps }: SaleLine): string | null {
  const credit = steps.find((step) => step.kind === 'credit');
  return credit === undefined || credit.receiptNumber === '' ? null : credit.receiptNumber;
}

/** A, B, C … in the order of the tax table; empty for a tax that the table does not hold. */
export function taxMark(table: readonly TaxTotal[], tax: Pick<TaxTotal, 'name' | 'ratePpm'>): string {
  const index = table.findIndex((total) => total.ratePpm === tax.ratePpm && total.name === tax.name);
  return index < 0 ? '' : String.fromCodePoint('A'.charCodeAt(0) + (index % 26));
}
