import type { ReceiptSetting } from '#domain/receipt/frame.ts';
import type { Words } from '#domain/receipt/writer.ts';
import type { SaleLine, SaleRecord } from '#domain/sale/sale.ts';
import type { Step } from '#domain/sale/settlement.ts';
import type { Tender } from '#domain/sale/tender.ts';
import type { TaxTotal } from '#domain/tax/rules.ts';
import de from '#locales/de.json' with { type: 'json' };
import en from '#locales/en.json' with { type: 'json' };

const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, de };

/** Fills `{name}` places only, which is all that receipt messages use; an id without a message is an error. */
function wordsOf(locale: 'en' | 'de'): Words {
  return (id, values = {}) => {
    const text = texts[locale]?.[id];
    if (text === undefined) throw new Error(`no message ${id} in ${locale}`);
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? `{${name}}`));
  };
}

export const sampleShop = {
  name: 'Corner Shop',
  details: ['12 High Street, 10115 Berlin', 'VAT DE123456789'],
  foot: ['Thank you. Returns within 14 days with this receipt.'],
  logo: '',
};

/** A first print in a language. */
export function settingIn(locale: 'en' | 'de', change: Partial<ReceiptSetting> = {}): ReceiptSetting {
  return {
    shop: sampleShop,
    locale,
    words: wordsOf(locale),
    isCopy: false,
    drawCode: () => ({ size: 21, path: 'M0 0L7 0L7 7L0 7Z' }),
    ...change,
  };
}

export const FULL = 190_000;
const LOW = 70_000;

/** The tax inside a gross amount. */
export function included(gross: number, ratePpm: number, name = ''): TaxTotal {
  const tax = Math.round((gross * ratePpm) / (1_000_000 + ratePpm));
  return { name, ratePpm, net: gross - tax, tax, gross };
}

/** What differs of a line; `rate` is that of the tax inside. */
type LineChange = Partial<SaleLine> & { readonly rate?: number };

/** A line that adds up: its steps from the price to the total, and the tax inside it. */
export function sampleLine({ rate = LOW, ...change }: LineChange = {}): SaleLine {
  const { quantity = 1000, unitPrice = 1250, steps = [] } = change;
  const price = change.total ?? Math.round((unitPrice * quantity) / 1000);
  const total = price + steps.reduce((all, step) => all + added(step), 0);
  const tax = included(total, rate);
  return {
    position: 1,
    kind: 'goods',
    variantId: 1,
    sku: 'COF-1',
    name: 'Café crème, 1 kg',
    unit: 'piece',
    quantity,
    unitPrice,
    tax: tax.tax,
    saved: 0,
    taxes: [tax],
    taxCategoryId: 1,
    note: '',
    voucherCode: '',
    webOrderId: null,
    origin: null,
    reason: '',
    condition: null,
    ...change,
    total,
    steps: [{ kind: 'price', unitPrice, quantity, amount: price }, ...steps],
  };
}

/** What a step adds to the sum that the price began. */
function added(step: Step): number {
  if (step.kind === 'price' || step.kind === 'override') return 0;
  if (step.kind === 'tax' || step.kind === 'charge') return step.isIncluded ? 0 : step.amount;
  return step.kind === 'stated' || step.kind === 'credit' ? 0 : step.amount;
}

/** Something that comes back: what was paid for it, from a receipt. */
export function returnedLine(change: LineChange = {}, receiptNumber = 'K1-000100'): SaleLine {
  const line = sampleLine({ quantity: -1000, kind: 'return', ...change });
  return { ...line, steps: [{ kind: 'credit', receiptNumber, amount: line.total }] };
}

export function paid(change: Partial<Tender> & { readonly amount: number }): Tender {
  const { amount } = change;
  return { kind: 'cash', name: '', given: amount, change: 0, reference: '', foreign: null, ...change };
}

export function sampleSale(change: Partial<SaleRecord> = {}): SaleRecord {
  const lines = change.lines ?? [
    sampleLine(),
    sampleLine({
      position: 2,
      name: 'Mug, hand-made by a potter in the valley, blue',
      quantity: 2000,
      unitPrice: 890,
      rate: FULL,
    }),
    sampleLine({ position: 3, name: 'Cheese', unit: 'kg', quantity: 350, unitPrice: 2399 }),
  ];
  const total = lines.reduce((all, line) => all + line.total, 0);
  return {
    id: '0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55',
    kind: 'sale',
    registerCode: 'K1',
    number: 123,
    shiftId: '0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a00',
    soldAt: Date.UTC(2026, 10, 23, 13, 5, 9),
    utcOffsetMinutes: 60,
    clerk: 'Zoë',
    staffId: null,
    customer: null,
    currency: 'EUR',
    lines,
    taxes: taxesOf(lines),
    promotions: [],
    exemption: null,
    total,
    rounding: 0,
    saved: 0,
    tenders: [paid({ amount: total, given: total + 1130, change: 1130 })],
    note: '',
    voids: null,
    ...change,
  };
}

/** One row a name and rate, rates descending, from what all lines of it come to. */
function taxesOf(lines: readonly SaleLine[]): TaxTotal[] {
  const kinds = new Map<string, TaxTotal>();
  for (const tax of lines.flatMap((line) => line.taxes)) {
    const key = `${tax.ratePpm} ${tax.name}`;
    const gross = (kinds.get(key)?.gross ?? 0) + tax.gross;
    kinds.set(key, included(gross, tax.ratePpm, tax.name));
  }
  return [...kinds.values()].toSorted((a, b) => b.ratePpm - a.ratePpm);
}
