import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { answersTo, type Trouble } from '#domain/inbox/answers.ts';
import { causeOf, type ComparedLine } from '#domain/inbox/parity.ts';

const trouble = (change: Partial<Trouble>): Trouble => ({
  kind: 'sale',
  code: 'other',
  hasStoreTotal: false,
  hasCustomer: false,
  goods: 2,
  concerned: 1,
  ...change,
});

describe('the answers to a refusal', () => {
  it.each<[Partial<Trouble>, readonly string[]]>([
    [{ code: 'insufficient-stock' }, ['raise-stock', 'retry', 'as-misc', 'map', 'write-off']],
    [{ code: 'insufficient-stock', kind: 'stock' }, ['retry', 'as-misc', 'map', 'write-off']],
    [{ code: 'unknown-item' }, ['as-misc', 'map', 'retry', 'write-off']],
    [{ code: 'unknown-item', kind: 'stock' }, ['map', 'as-misc', 'retry', 'write-off']],
    [{ code: 'unknown-item', kind: 'stock', goods: 1 }, ['map', 'retry', 'write-off']],
    [{ code: 'unknown-item', concerned: 0 }, ['retry', 'write-off']],
    [{ code: 'total-differs', hasStoreTotal: true }, ['accept-total', 'retry', 'write-off']],
    [{ code: 'total-differs' }, ['retry', 'write-off']],
    [
      { code: 'unknown-customer', hasCustomer: true },
      ['correct-mail', 'without-customer', 'retry', 'write-off'],
    ],
    [
      { code: 'unknown-customer', kind: 'customer', hasCustomer: true },
      ['correct-mail', 'retry', 'write-off'],
    ],
    [{ code: 'unknown-document', kind: 'return' }, ['write-off', 'retry']],
    [{ code: 'undetermined' }, ['retry', 'write-off']],
    [{ code: 'of-a-later-store' }, ['retry', 'write-off']],
    [{ code: 'state', kind: 'pickup' }, ['only-note', 'retry', 'write-off']],
    [
      { code: 'insufficient-stock', kind: 'pickup', goods: 0, concerned: 0 },
      ['retry', 'only-note', 'write-off'],
    ],
  ])('%j are %j, the suggested first', (change, answers) => {
    expect(answersTo(trouble(change))).toEqual(answers);
  });
});

const line = (change: Partial<ComparedLine>): ComparedLine => ({
  quantity: 2000,
  total: 2000,
  storeTotal: 2000,
  priceNow: 1000,
  hasPromotion: false,
  isReplaced: false,
  ...change,
});
const rest = { amount: 100, lines: 3 };

describe('why goods are worth another amount in the store', () => {
  it.each<[string, Partial<ComparedLine>, string | null]>([
    ['nothing is apart', {}, null],
    ['each piece was rounded', { storeTotal: 2002 }, 'rounding'],
    ['the price rose since', { storeTotal: 2600, priceNow: 1300 }, 'price'],
    ['the price fell since', { storeTotal: 1600, priceNow: 800 }, 'price'],
    ['the store asks more, and the till knows no reason', { storeTotal: 2500 }, 'price'],
    ['the store takes something off', { storeTotal: 1500 }, 'promotion'],
    ['a promotion was applied here', { total: 1500, storeTotal: 2000, hasPromotion: true }, 'promotion'],
    ['they came back', { quantity: -2000, total: -2000, storeTotal: -2002 }, 'rounding'],
    ['they went up as something else', { storeTotal: null, isReplaced: true }, 'replaced'],
    ['the store says nothing of them', { storeTotal: null }, 'unknown'],
  ])('%s', (_, change, cause) => {
    expect(causeOf(line(change), rest)).toBe(cause);
  });

  it('a whole difference of a unit a line is rounding', () => {
    expect(causeOf(line({ storeTotal: null }), { amount: -3, lines: 3 })).toBe('rounding');
  });

  test.prop([fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 9 })])(
    'there is a cause exactly where amounts differ',
    (storeTotal, pieces) => {
      const compared = line({ quantity: pieces * 1000, storeTotal });
      expect(causeOf(compared, rest) === null).toBe(storeTotal === compared.total);
    },
  );
});
