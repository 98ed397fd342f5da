import { expect, test } from 'vitest';
import { buildReceipt } from '#domain/receipt/build-receipt.ts';
import type { ReceiptBlock, ReceiptDocument } from '#domain/receipt/document.ts';
import de from '#locales/de.json' with { type: 'json' };
import en from '#locales/en.json' with { type: 'json' };
import { sampleLine, sampleSale, sampleShop, wordsOf } from './sample-sale.ts';

const setting = { shop: sampleShop, locale: 'en', words: wordsOf('en'), isCopy: false } as const;

function block<K extends ReceiptBlock['kind']>(document: ReceiptDocument, kind: K) {
  const found = document.blocks.find(
    (part): part is Extract<ReceiptBlock, { kind: K }> => part.kind === kind,
  );
  if (found === undefined) throw new Error(`no ${kind} block`);
  return found;
}

test('says what was sold, how it was paid, and when, in the order of a receipt', () => {
  const document = buildReceipt(sampleSale(), setting);
  expect(document.blocks.map((part) => part.kind)).toEqual([
    'shop',
    'title',
    'lines',
    'total',
    'tenders',
    'taxes',
    'facts',
    'code',
    'foot',
  ]);
  expect(block(document, 'lines').lines).toEqual([
    { name: 'Café crème, 1 kg', detail: null, total: '12.50', taxMark: 'B' },
    {
      name: 'Mug, hand-made by a potter in the valley, blue',
      detail: { quantity: '2', unitPrice: '8.90' },
      total: '17.80',
      taxMark: 'A',
    },
    { name: 'Cheese', detail: { quantity: '0.350 kg', unitPrice: '23.99' }, total: '8.40', taxMark: 'B' },
  ]);
  expect(block(document, 'total').row).toEqual({ label: 'Total', amount: '€38.70' });
  expect(block(document, 'tenders')).toMatchObject({
    rows: [{ label: 'Cash', amount: '€50.00' }],
    change: { label: 'Change', amount: '€11.30' },
  });
  expect(block(document, 'taxes').taxes).toEqual([
    { mark: 'A', rate: '19%', net: '14.96', tax: '2.84', gross: '17.80' },
    { mark: 'B', rate: '7%', net: '19.53', tax: '1.37', gross: '20.90' },
  ]);
  expect(block(document, 'facts').facts.map((fact) => fact.value)).toEqual([
    'K1-000123',
    '2026-11-23',
    '14:05:09 UTC+01:00',
    'K1',
    'Zoë',
  ]);
  expect(block(document, 'code').payload).toBe('0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55');
});

test('writes amounts and dates as the language does', () => {
  const document = buildReceipt(sampleSale(), { ...setting, locale: 'de-DE', words: wordsOf('de') });
  expect(block(document, 'total').row).toEqual({ label: 'Summe', amount: '38,70\u00a0€' });
  expect(block(document, 'facts').facts[1]).toEqual({ label: 'Datum', value: '23.11.2026' });
});

test('uses European digits where the locale would not', () => {
  const document = buildReceipt(sampleSale(), { ...setting, locale: 'ar-EG' });
  expect(block(document, 'lines').lines[0]?.total).toMatch(/^[0-9.,]+$/);
});

test('marks a copy and nothing else differently', () => {
  const first = buildReceipt(sampleSale(), setting);
  const copy = buildReceipt(sampleSale(), { ...setting, isCopy: true });
  expect(copy.isCopy).toBe(true);
  expect(block(copy, 'copy-mark').text).toBe('COPY');
  expect(copy.blocks.filter((part) => part.kind !== 'copy-mark')).toEqual(first.blocks);
});

test('leaves out change that was not given, and an empty foot', () => {
  const sale = sampleSale({ tenders: [{ kind: 'cash', amount: 3870, given: 3870, change: 0 }] });
  const document = buildReceipt(sale, { ...setting, shop: { ...sampleShop, foot: [] } });
  expect(block(document, 'tenders').change).toBeNull();
  expect(document.blocks.some((part) => part.kind === 'foot')).toBe(false);
});

test('keeps the quantity in sight when one piece did not cost its unit price', () => {
  const document = buildReceipt(sampleSale({ lines: [sampleLine({ total: 1000 })] }), setting);
  expect(block(document, 'lines').lines[0]?.detail).toEqual({ quantity: '1', unitPrice: '12.50' });
});

test('is plain data', () => {
  const document = buildReceipt(sampleSale(), setting);
  expect(JSON.parse(JSON.stringify(document))).toEqual(document);
});

test('both languages have the same receipt messages with the same places', () => {
  const places = (texts: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(texts)
        .filter(([id]) => id.startsWith('receipt.'))
        .map(([id, text]) => [id, (text.match(/\{\w+\}/g) ?? []).toSorted()]),
    );
  expect(places(de)).toEqual(places(en));
});
