import { describe, expect, test } from 'vitest';
import { buildCashSlip } from '#domain/receipt/build-cash-slip.ts';
import { buildPickupSlips } from '#domain/receipt/build-pickup-slips.ts';
import { buildReceipt } from '#domain/receipt/build-receipt.ts';
import { buildReport } from '#domain/receipt/build-report.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { receiptHtml } from '#domain/receipt/html.ts';
import { packedOrder } from './sample-pickup.ts';
import { sampleMovement, sampleReport } from './sample-report.ts';
import { sampleLine, sampleSale, sampleShop, settingIn } from './sample-sale.ts';

const setting = settingIn('en');
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** What a page says to a reader, without its head. */
function wordsOn(html: string): string {
  return html
    .slice(html.indexOf('<body>'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll(/\s+/g, ' ');
}

/** Every text of a document but what is drawn: codes by their payload, logos. */
function textsOf(part: unknown, key = ''): string[] {
  if (typeof part === 'string') return ['kind', 'path', 'png', 'payload'].includes(key) ? [] : [part];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => textsOf(value, name));
}

const voucher = {
  ...sampleLine({ kind: 'voucher', name: 'Gift voucher', unitPrice: 5000, voucherCode: 'GIFT-7QK2' }),
  taxes: [],
};

const documents: readonly (readonly [string, ReceiptDocument])[] = [
  ['a receipt', buildReceipt(sampleSale({ note: 'Thank you <3', lines: [sampleLine(), voucher] }), setting)],
  ['a copy', buildReceipt(sampleSale(), { ...setting, isCopy: true })],
  ['a Z report', buildReport(sampleReport(), setting)],
  ['a slip', buildCashSlip(sampleMovement(), setting)],
  ['slips of an order', buildPickupSlips(packedOrder(), setting)],
];

describe('a page', () => {
  test.each(documents)('of %s says all that the document says', (_, document) => {
    const page = wordsOn(receiptHtml(document, 'en'));
    const missing = textsOf(document.blocks).filter((text) => !page.includes(text.replaceAll(/\s+/g, ' ')));
    expect(missing).toEqual([]);
  });

  test('is of its language, runs nothing and fetches nothing', () => {
    const html = receiptHtml(buildReceipt(sampleSale(), setting), 'de-AT');
    expect(html).toMatch(/^<!doctype html>\n<html lang="de-AT" dir="ltr">/);
    expect(html).toContain('default-src &#39;none&#39;');
    expect(html).not.toMatch(/<script|<link|<iframe|src="(?!data:)|href=|url\(|@import/);
    expect(html).toContain('<title>Receipt K1-000123</title>');
  });

  test.each(['ar-EG', 'he', 'fa-IR', 'ur'])(
    'in %s runs from right to left, its amounts from left',
    (locale) => {
      const html = receiptHtml(buildReceipt(sampleSale(), { ...setting, locale: 'en' }), locale);
      expect(html).toContain('dir="rtl"');
      expect(html).toContain('<span class="amount" dir="ltr">€38.70</span>');
    },
  );

  test('says a hostile name as a name', () => {
    const lines = [sampleLine({ name: '<b onclick="x">\u202eBold</b>', note: '</style><script>' })];
    const html = receiptHtml(buildReceipt(sampleSale({ lines }), setting), 'en');
    expect(html).toContain('<bdi>&lt;b onclick=&quot;x&quot;&gt;Bold&lt;/b&gt;</bdi>');
    expect(html).toContain('<bdi>&lt;/style&gt;&lt;script&gt;</bdi>');
  });

  test('draws the code with the white around it that a reader needs, and names what is in it', () => {
    const html = receiptHtml(buildReceipt(sampleSale(), setting), 'en');
    expect(html).toContain(
      '<svg viewBox="-4 -4 29 29" role="img" aria-label="0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55">',
    );
  });

  test('writes the code down where it is not drawn', () => {
    const html = receiptHtml(buildReceipt(sampleSale(), { ...setting, drawCode: () => null }), 'en');
    expect(html).toContain('<bdi>0193a5c8-7d10-7c4e-9b1a-2f6d1c0e8a55</bdi>');
    expect(html).not.toContain('<svg');
  });

  test('shows the logo of the shop', () => {
    const logo = 'data:image/png;base64,AAAA';
    const shop = { ...sampleShop, logo };
    expect(receiptHtml(buildReceipt(sampleSale(), { ...setting, shop }), 'en')).toContain(
      '<img src="data:image/png;base64,AAAA" alt="">',
    );
  });
});
