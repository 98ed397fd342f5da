// The small decisions of the screen: plain functions, plain answers.
import { describe, expect, test } from 'vitest';
import { createTargets } from '#renderer/app/targets.ts';
import { speak } from '#renderer/app/words.ts';
import {
  advance,
  amountOf,
  asking,
  billOf,
  methodsOf,
  type Payment,
} from '#renderer/features/pay/payment.ts';
import { parseQuantity } from '#renderer/app/parse-quantity.ts';
import { stockHint } from '#renderer/features/sell/stock-hint.ts';
import { readAddress, readPort } from '#renderer/features/settings/printer-address.ts';
import { currencyChoices, isRegisterCode, likelyCurrency, readUrl } from '#renderer/features/setup/guide.ts';
import { KNOWN_AT } from './support/fake-shop.ts';

describe('the hint on stock', () => {
  const stock = (here: number, held = 0) => ({ here, held, knownAt: KNOWN_AT });

  test.each([
    [1000, null, null],
    [1000, stock(2000), null],
    [1000, stock(1000), { kind: 'last', knownAt: KNOWN_AT }],
    [2000, stock(1000), { kind: 'over', here: 1000, knownAt: KNOWN_AT }],
    [1000, stock(0), { kind: 'none', knownAt: KNOWN_AT }],
    [1000, stock(-3000), { kind: 'none', knownAt: KNOWN_AT }],
    [2000, stock(3000, 2000), { kind: 'held', here: 3000, held: 2000, knownAt: KNOWN_AT }],
    [1000, stock(3000, 2000), null],
  ])('for %j of %j', (quantity, known, hint) => {
    expect(stockHint(quantity, known)).toEqual(hint);
  });
});

describe('a typed quantity', () => {
  test.each([
    ['2', 'piece', 2000],
    [' 12 ', 'piece', 12_000],
    ['2.5', 'piece', null],
    ['0', 'piece', null],
    ['99999', 'piece', 99_999_000],
    ['100000', 'piece', null],
    ['3,2', 'kg', 3200],
    ['.35', 'kg', 350],
    ['0.0005', 'kg', null],
    ['1.', 'm', 1000],
    ['.', 'm', null],
    ['-1', 'kg', null],
    ['', 'kg', null],
    ['two', 'piece', null],
  ] as const)('%j in %s', (text, unit, quantity) => {
    expect(parseQuantity(text, unit)).toBe(quantity);
  });
});

describe('paying', () => {
  const sale = {
    saleId: 's',
    kind: 'sale' as const,
    receiptNumber: 'R1-000001',
    total: 100,
    rounding: 0,
    given: 100,
    change: 0,
    repeated: false,
  };
  const cash = { kind: 'cash' as const, name: '', amount: 100, reference: '', currency: null };
  const committing = advance(asking, { kind: 'commit' });
  const paid: Payment = { kind: 'paid', sale };

  test('goes from asking over committing to paid', () => {
    expect(committing).toMatchObject({ kind: 'committing' });
    expect(advance(committing, { kind: 'committed', sale })).toEqual(paid);
  });

  test('keeps what was given when it is refused', () => {
    const given = advance(asking, { kind: 'give', given: [cash] });
    const again = advance(advance(given, { kind: 'commit' }), { kind: 'refused', error: 'no' });
    expect(again).toMatchObject({ kind: 'asking', given: [cash], error: 'no' });
  });

  test('takes nothing while it commits, and nothing after', () => {
    expect(advance(committing, { kind: 'commit' })).toBe(committing);
    expect(advance(committing, { kind: 'give', given: [cash] })).toBe(committing);
    expect(advance(asking, { kind: 'committed', sale })).toBe(asking);
    expect(advance(paid, { kind: 'refused', error: 'late' })).toBe(paid);
  });

  test.each([
    ['', 1999],
    ['20', 2000],
    ['19,98', 1998],
    ['twenty', null],
  ])('reads %j of 19.99 as %j', (text, amount) => {
    expect(amountOf(text, 1999, 'EUR')).toBe(amount);
  });

  test('offers what the shop takes, and gives no other currency out', () => {
    const rules = {
      cashRounding: null,
      foreign: [{ currency: 'CHF', rate: { worth: 105, per: 100 } }],
      others: ['Lunch card'],
      refused: ['invoice' as const, 'transfer' as const],
    };
    const names = (total: number) =>
      methodsOf(billOf(total, [], { currency: 'EUR', rules })).map(
        ({ kind, name, currency }) => `${kind}${currency ?? ''}${name}`,
      );
    expect(names(100)).toEqual(['cash', 'cashCHF', 'card', 'voucher', 'credit', 'otherLunch card']);
    expect(names(-100)).toEqual(['cash', 'card', 'voucher', 'credit', 'otherLunch card']);
  });
});

describe('the guide', () => {
  test.each([
    ['shop.example.com', 'https://shop.example.com'],
    [' https://shop.example.com/admin-api?x=1 ', 'https://shop.example.com'],
    ['http://10.0.0.4:3000', 'http://10.0.0.4:3000'],
    ['localhost:3000', 'http://localhost:3000'],
    ['127.0.0.1:3000/admin', 'http://127.0.0.1:3000'],
    ['ftp://shop.example.com', null],
    ['javascript:alert(1)', null],
    ['my shop', null],
    ['', null],
  ])('reads the address %j', (typed, url) => {
    expect(readUrl(typed)).toBe(url);
  });

  test.each([
    ['R1', true],
    ['front2', true],
    ['', false],
    ['Kasse 1', false],
    ['ABCDEFGHIJKLM', false],
    ['R1-', false],
  ])('takes %j as a register code: %s', (code, isCode) => {
    expect(isRegisterCode(code)).toBe(isCode);
  });

  test.each([
    ['de-AT', 'EUR'],
    ['de-CH', 'CHF'],
    ['en', 'USD'],
    ['en-GB', 'GBP'],
  ])('guesses the currency of %s', (locale, currency) => {
    expect(likelyCurrency(locale)).toBe(currency);
  });

  test('offers every currency by its name', () => {
    expect(currencyChoices('de')).toContainEqual({ value: 'CHF', words: 'Schweizer Franken (CHF)' });
  });
});

describe('the printer', () => {
  test.each([
    ['9100', 9100],
    [' 1 ', 1],
    ['65535', 65_535],
    ['65536', null],
    ['0', null],
    ['', null],
    ['91 00', null],
    ['-1', null],
  ])('reads the port %j', (text, port) => {
    expect(readPort(text)).toBe(port);
  });

  test('takes no address without a host', () => {
    expect(readAddress(' ', '9100')).toBeNull();
    expect(readAddress(' 10.0.0.9', '9100')).toEqual({ host: '10.0.0.9', port: 9100 });
  });
});

describe('language', () => {
  test.each([
    ['system', 'de-AT', 'de-AT', 'Verkaufen'],
    ['system', 'fr-FR', 'en', 'Sell'],
    ['en', 'de-AT', 'en', 'Sell'],
    ['en', 'en-GB', 'en-GB', 'Sell'],
    ['de', 'en-GB', 'de', 'Verkaufen'],
  ] as const)('%s on a PC of %s', (chosen, system, locale, sell) => {
    const spoken = speak(chosen, system);
    expect([spoken.locale, spoken.messages['nav.sell']]).toEqual([locale, sell]);
  });
});

describe('targets', () => {
  test('what was opened last gets it, and the home when nothing is open', () => {
    const got: string[] = [];
    const targets = createTargets<string>((one) => got.push(`home ${one}`));
    const closeFirst = targets.push((one) => got.push(`first ${one}`));
    const closeSecond = targets.push((one) => got.push(`second ${one}`));
    targets.deliver('a');
    closeFirst();
    targets.deliver('b');
    expect(targets.isHome()).toBe(false);
    closeSecond();
    closeSecond();
    targets.deliver('c');
    expect(got).toEqual(['second a', 'second b', 'home c']);
    expect(targets.isHome()).toBe(true);
  });

  test('a screen stands in for the home, below what is opened over it', () => {
    const got: string[] = [];
    const targets = createTargets<string>((one) => got.push(`home ${one}`));
    const leave = targets.stand((one) => got.push(`screen ${one}`));
    expect(targets.isHome()).toBe(true);
    targets.deliver('a');
    const close = targets.push((one) => got.push(`dialog ${one}`));
    targets.deliver('b');
    close();
    leave();
    targets.deliver('c');
    expect(got).toEqual(['screen a', 'dialog b', 'home c']);
  });
});
