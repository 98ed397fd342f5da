// Documents that a fake till sold, and the answers about taking them back, by the domain's own rules.
import { Refusal } from '#contract/errors.ts';
import type { OutputOf } from '#contract/procedure.ts';
import type { sale, SaleSummary } from '#contract/sale.ts';
import { sum } from '#domain/money/money.ts';
import { creditFor, returnable } from '#domain/sale/plan-return.ts';
import { formatReceiptNumber, type SaleLine, type SaleRecord } from '#domain/sale/sale.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import type { Answers } from './bridge.ts';
import { answersOf } from './fake-answers.ts';
import { KNOWN_AT, MIRA_ID, SHIFT_ID, type FakeShop } from './fake-shop.ts';
import { paperOf } from './paper.ts';

export const SALE_ID = '0192f5a8-7d3c-7000-8000-0000000000f1';
export const VOID_ID = '0192f5a8-7d3c-7000-8000-0000000000f2';

/** A sold line of two pieces for 29.00 with 19 % in it, unless said otherwise. */
export function soldLine(given: Partial<SaleLine> = {}): SaleLine {
  const total = given.total ?? 2900;
  const tax = Math.round((total * 19) / 119);
  return {
    position: 1,
    kind: 'goods',
    variantId: 1,
    sku: 'POT-22',
    name: 'Clay pot, 22 cm',
    unit: 'piece',
    quantity: 2000,
    unitPrice: 1450,
    total,
    tax,
    saved: 0,
    taxes: [{ name: '', ratePpm: 190_000, net: total - tax, tax, gross: total }],
    taxCategoryId: 1,
    note: '',
    voucherCode: '',
    webOrderId: null,
    origin: null,
    reason: '',
    condition: null,
    steps: [],
    ...given,
  };
}

/** A sale paid in cash, of these lines. */
export function soldRecord(lines: readonly SaleLine[], given: Partial<SaleRecord> = {}): SaleRecord {
  const total = sum(lines.map((line) => line.total));
  const paid = { amount: total, given: total, change: 0, reference: '', foreign: null };
  return {
    id: SALE_ID,
    kind: 'sale',
    registerCode: 'R1',
    number: 7,
    shiftId: SHIFT_ID,
    soldAt: KNOWN_AT,
    utcOffsetMinutes: 0,
    clerk: 'Mira',
    staffId: MIRA_ID,
    customer: null,
    currency: 'EUR',
    lines,
    taxes: [],
    promotions: [],
    exemption: null,
    total,
    rounding: 0,
    saved: 0,
    tenders: [{ kind: 'cash', name: '', ...paid }],
    note: '',
    voids: null,
    ...given,
  };
}

/** How a document stands in the list. */
function summaryOf(record: SaleRecord, given: Partial<SaleSummary> = {}): SaleSummary {
  return {
    saleId: record.id,
    kind: record.kind,
    receiptNumber: formatReceiptNumber(record.registerCode, record.number),
    soldAt: record.soldAt,
    total: record.total,
    pieces: sum(record.lines.map(({ quantity }) => quantity)) / 1000,
    customerName: record.customer?.name ?? '',
    isVoided: false,
    delivery: 'none',
    paper: 'none',
    ...given,
  };
}

interface Given {
  /** How much of each line has come back, in thousandths by position. */
  readonly returned?: Map<number, Thousandths>;
  readonly returns?: OutputOf<typeof sale.view>['returns'];
  readonly mayVoid?: boolean;
}

/** The answers of a till that sold one document. */
export function soldAnswers(
  record: SaleRecord,
  { returned = new Map(), returns = [], mayVoid = false }: Given = {},
) {
  return (shop: FakeShop): Answers => ({
    receipt: { view: ({ id }) => ({ document: paperOf(id) }) },
    sale: {
      ...answersOf(shop).sale,
      recent: ({ text }) => ({
        sales: [summaryOf(record), ...shop.sales].filter(
          (one) => text === '' || one.saleId === text || one.receiptNumber.includes(text),
        ),
      }),
      view: ({ saleId }) => {
        if (saleId !== record.id) throw new Refusal('sale-unknown');
        return { record, returnable: returnable(record, returned), returns, mayVoid };
      },
      credit: ({ position, quantity, beside = 0 }) => {
        const line = record.lines.find((one) => one.position === position);
        if (line === undefined) throw new Refusal('sale-unknown');
        const before = (returned.get(position) ?? 0) + beside;
        if (before + quantity > line.quantity) throw new Refusal('more-than-sold', { name: line.name });
        return creditFor(line, before, quantity);
      },
      void: () => ({
        saleId: VOID_ID,
        kind: 'void',
        receiptNumber: 'R1-000008',
        total: -record.total,
        rounding: 0,
        given: -record.total,
        change: 0,
        repeated: false,
      }),
    },
  });
}
