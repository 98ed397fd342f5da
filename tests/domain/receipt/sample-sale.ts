import type { Words } from '#domain/receipt/build-receipt.ts';
import type { SaleLine, SaleRecord } from '#domain/sale/sale.ts';
import { taxTotals } from '#domain/tax/tax.ts';
import de from '#locales/de.json' with { type: 'json' };
import en from '#locales/en.json' with { type: 'json' };

const texts: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, de };

/** Fills `{name}` places only, which is all that receipt messages use; an id without a message is an error. */
export function wordsOf(locale: 'en' | 'de'): Words {
  return (id, values = {}) => {
    const text = texts[locale]?.[id];
    if (text === undefined) throw new Error(`no message ${id} in ${locale}`);
    return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `{${name}}`);
  };
}

export function sampleLine(change: Partial<SaleLine> = {}): SaleLine {
  return {
    position: 1,
    variantId: 1,
    sku: 'COF-1',
    name: 'Café crème, 1 kg',
    unit: 'piece',
    quantity: 1000,
    unitPrice: 1250,
    total: 1250,
    tax: 82,
    taxRatePpm: 70_000,
    ...change,
  };
}

export function sampleSale(change: Partial<SaleRecord> = {}): SaleRecord {
  const lines = change.lines ?? [
    sampleLine(),
    sampleLine({
      position: 2,
      name: 'Mug, hand-made by a potter in the valley, blue',
      quantity: 2000,
      unitPrice: 890,
      total: 1780,
      taxRatePpm: 190_000,
    }),
    sampleLine({ position: 3, name: 'Cheese', unit: 'kg', quantity: 350, unitPrice: 2399, total: 840 }),
  ];
  const total = lines.reduce((all, line) => all + line.total, 0);
  return {
    id: '0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55',
    registerCode: 'K1',
    number: 123,
    soldAt: Date.UTC(2026, 10, 23, 13, 5, 9),
    utcOffsetMinutes: 60,
    clerk: 'Zoë',
    currency: 'EUR',
    lines,
    taxes: change.taxes ?? taxTotals(lines.map((line) => ({ gross: line.total, ratePpm: line.taxRatePpm }))),
    total,
    tenders: [{ kind: 'cash', amount: total, given: total + 1130, change: 1130 }],
    ...change,
  };
}

export const sampleShop = {
  name: 'Corner Shop',
  details: ['12 High Street, 10115 Berlin', 'VAT DE123456789'],
  foot: ['Thank you. Returns within 14 days with this receipt.'],
};
