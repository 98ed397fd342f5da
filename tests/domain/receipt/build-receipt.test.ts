import { expect, test } from 'vitest';
import { buildReceipt } from '#domain/receipt/build-receipt.ts';
import de from '#locales/de.json' with { type: 'json' };
import en from '#locales/en.json' with { type: 'json' };
import { amountAt, blockOf, blocksOf, factAt } from './blocks.ts';
import { paid, sampleLine, sampleSale, sampleShop, settingIn } from './sample-sale.ts';

const setting = settingIn('en');

test('says what was sold, how it was paid, and when, in the order of a receipt', () => {
  const document = buildReceipt(sampleSale(), setting);
  expect(document.name).toBe('Receipt K1-000123');
  expect(document.blocks.map((part) => part.kind)).toEqual([
    'shop',
    'title',
    'lines',
    'total',
    'amounts',
    'taxes',
    'facts',
    'code',
    'foot',
  ]);
  expect(blockOf(document, 'lines').lines).toMatchObject([
    { name: 'Café crème, 1 kg', detail: null, amount: '12.50', taxMark: 'B', remarks: [] },
    {
      name: 'Mug, hand-made by a potter in the valley, blue',
      detail: { quantity: '2', unitPrice: '8.90' },
      amount: '17.80',
      taxMark: 'A',
    },
    { name: 'Cheese', detail: { quantity: '0.350 kg', unitPrice: '23.99' }, amount: '8.40', taxMark: 'B' },
  ]);
  expect(blockOf(document, 'total').row).toEqual({ label: 'Total', amount: '€38.70' });
  expect(amountAt(document, 'Cash')).toBe('€50.00');
  expect(amountAt(document, 'Change')).toBe('€11.30');
  expect(blockOf(document, 'taxes').taxes).toEqual([
    { mark: 'A', rate: '19%', name: '', net: '14.96', tax: '2.84', gross: '17.80' },
    { mark: 'B', rate: '7%', name: '', net: '19.53', tax: '1.37', gross: '20.90' },
  ]);
  expect(blockOf(document, 'facts').facts.map((fact) => fact.value)).toEqual([
    'K1-000123',
    '2026-11-23',
    '14:05:09 UTC+01:00',
    'K1',
    'Zoë',
  ]);
  expect(blockOf(document, 'code').payload).toBe('0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55');
});

test('writes amounts and dates as the language does', () => {
  const document = buildReceipt(sampleSale(), settingIn('de', { locale: 'de-DE' }));
  expect(blockOf(document, 'total').row).toEqual({ label: 'Summe', amount: '38,70\u00a0€' });
  expect(factAt(document, 'Datum')).toBe('23.11.2026');
});

test('uses European digits where the locale would not', () => {
  const document = buildReceipt(sampleSale(), { ...setting, locale: 'ar-EG' });
  expect(blockOf(document, 'lines').lines[0]?.amount).toMatch(/^[0-9.,]+$/);
});

test('marks a copy and nothing else differently', () => {
  const first = buildReceipt(sampleSale(), setting);
  const copy = buildReceipt(sampleSale(), { ...setting, isCopy: true });
  expect(copy.isCopy).toBe(true);
  expect(blockOf(copy, 'copy-mark').text).toBe('COPY');
  expect(copy.blocks.filter((part) => part.kind !== 'copy-mark')).toEqual(first.blocks);
});

test('leaves out change that was not given, an empty foot, and a table of taxes without taxes', () => {
  const sale = sampleSale({ tenders: [paid({ amount: 3870 })], taxes: [] });
  const document = buildReceipt(sale, { ...setting, shop: { ...sampleShop, foot: [] } });
  expect(amountAt(document, 'Change')).toBeNull();
  expect(blocksOf(document, 'foot')).toEqual([]);
  expect(blocksOf(document, 'taxes')).toEqual([]);
});

test('begins with the logo where the shop has one', () => {
  const logo = 'data:image/png;base64,AAAA';
  const document = buildReceipt(sampleSale(), { ...setting, shop: { ...sampleShop, logo } });
  expect(document.blocks[0]).toEqual({ kind: 'logo', png: logo });
});

test('keeps the quantity in sight when one piece did not cost its unit price', () => {
  const document = buildReceipt(sampleSale({ lines: [sampleLine({ total: 1000 })] }), setting);
  expect(blockOf(document, 'lines').lines[0]?.detail).toEqual({ quantity: '1', unitPrice: '12.50' });
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
