import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { buildPickupSlips, shortName } from '#domain/receipt/build-pickup-slips.ts';
import type { ReceiptBlock, ReceiptDocument } from '#domain/receipt/document.ts';
import { amountAt, blockOf, blocksOf, factAt } from './blocks.ts';
import { packedOrder, packedPickup, pickLine, webLine, webOrder } from './sample-pickup.ts';
import { settingIn } from './sample-sale.ts';

const setting = settingIn('en');

/** The slips of a paper, each without the cut behind it. */
function slipsOf({ blocks }: ReceiptDocument): ReceiptBlock[][] {
  return blocks.reduce<ReceiptBlock[][]>(
    (slips, block) =>
      block.kind === 'cut' ? [...slips, []] : [...slips.slice(0, -1), [...(slips.at(-1) ?? []), block]],
    [[]],
  );
}

describe('the slip of a bag', () => {
  const [first = [], second] = slipsOf(buildPickupSlips(packedOrder(), setting));

  test('says loudly which order it is, where it stands and which of how many bags', () => {
    expect(first.slice(0, 3)).toEqual([
      { kind: 'title', text: 'T3X9', isLoud: true },
      { kind: 'title', text: 'Shelf A3', isLoud: true },
      { kind: 'title', text: '1 of 2', isLoud: true },
    ]);
    expect(second?.[2]).toMatchObject({ text: '2 of 2' });
  });

  test('bears the number as a code for the scanner, never what the shopper shows to get it', () => {
    expect(first.find((block) => block.kind === 'code')).toMatchObject({ payload: 'T3X9' });
    expect(JSON.stringify(buildPickupSlips(packedOrder(), setting))).not.toContain('K7M2QX4P');
  });

  test('has no more of a name than to ask for, and nothing of what is inside', () => {
    const said = JSON.stringify([first, second]);
    expect(said).toContain('Mira A. H.');
    expect(said).not.toMatch(/Huber|Mug|25\.80|0664|example/);
  });

  test('does not come where nothing was bagged', () => {
    const slips = slipsOf(buildPickupSlips(packedOrder({ bags: 0 }), setting));
    expect(slips).toHaveLength(1);
    expect(slips[0]?.[0]?.kind).toBe('shop');
  });

  test.prop([fc.integer({ min: 0, max: 99 })])('comes once for each bag, before what is in them', (bags) => {
    const slips = slipsOf(buildPickupSlips(packedOrder({ bags }), setting));
    expect(slips).toHaveLength(bags + 1);
    expect(slips.filter((slip) => slip.some((block) => block.kind === 'lines'))).toEqual([slips.at(-1)]);
  });
});

describe('a short name', () => {
  test.each([
    ['Mira Huber', 'Mira H.'],
    ['  mira   von trapp ', 'mira V. T.'],
    ['Ömer Özdemir', 'Ömer Ö.'],
    ['Cher', 'Cher'],
    ['', ''],
  ])('of %j is %j', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});

describe('the slip of an order', () => {
  test('says whose it is, where it stands, what is given and what is to be paid', () => {
    const document = buildPickupSlips(packedOrder(), setting);
    expect(document.name).toBe('Order T3X9');
    expect(factAt(document, 'Customer')).toBe('Mira Anna Huber');
    expect(factAt(document, 'Place')).toBe('Shelf A3');
    expect(factAt(document, 'Bags')).toBe('2');
    expect(factAt(document, 'Packed by')).toBe('Zoë');
    expect(factAt(document, 'Time')).toBe('12:00:00 UTC+01:00');
    expect(blockOf(document, 'lines').lines).toEqual([
      {
        name: 'Mug',
        detail: { quantity: '2', unitPrice: '12.90' },
        amount: '25.80',
        taxMark: '',
        remarks: [],
      },
    ]);
    expect(amountAt(document, 'Total')).toBe('€25.80');
    expect(amountAt(document, 'To pay')).toBe('€25.80');
  });

  test('says that nothing is to be paid any more', () => {
    const document = buildPickupSlips(packedOrder({ order: webOrder({ paid: 2580 }) }), setting);
    expect(amountAt(document, 'Paid online')).toBe('€25.80');
    expect(amountAt(document, 'To pay')).toBeNull();
  });

  test('says what the store has yet to draw', () => {
    const document = buildPickupSlips(packedOrder({ order: webOrder({ authorised: 2580 }) }), setting);
    expect(amountAt(document, 'To be drawn online')).toBe('€25.80');
  });

  test('tells what lacks, why, and what stands in for it, with what goes back', () => {
    const line = webLine();
    const order = webOrder({
      paid: 2780,
      total: 2780,
      note: 'Ring twice',
      charges: [
        { name: 'Wrapping', amount: 200, ratePpm: 190_000 },
        { name: 'Weighed', amount: 7, ratePpm: 190_000 },
      ],
      lines: [line],
    });
    const substitute = {
      variantRemoteId: 'v2',
      sku: 'CUP-1',
      name: 'Cup',
      quantity: 1000,
      unitPrice: 990,
      ratePpm: 190_000,
    };
    const consent = { by: 'phone', person: 'Mira', clerk: 'Zoë', at: 1, isDearerAgreed: false } as const;
    const offer = { offerId: 'f1', lineId: 'l1', replaces: 1000, substitute, picked: 1000, consent };
    const pickup = packedPickup(order, {
      lines: [
        pickLine({ line, picked: 0, short: 1000, shortReason: 'out-of-stock' }),
        pickLine({ line: webLine({ lineId: 'l2', name: 'Plate' }), picked: 0 }),
      ],
      offers: [{ ...offer, state: 'accepted' }],
      given: {
        lines: [],
        substitutes: [{ offerId: 'f1', substitute, quantity: 1000, total: 990 }],
        total: 1190,
        due: 0,
        refund: 1590,
      },
    });
    const document = buildPickupSlips(packedOrder({ order, pickup }), setting);
    expect(blockOf(document, 'lines').lines).toMatchObject([
      {
        name: 'Mug',
        detail: { quantity: '0' },
        amount: '0.00',
        remarks: [{ text: '2 wanted' }, { text: 'Sold out' }],
      },
      { name: 'Cup', amount: '9.90', remarks: [{ text: 'in place of Mug' }] },
    ]);
    expect(amountAt(document, 'Wrapping')).toBe('€2.00');
    expect(amountAt(document, 'Weighed')).toBeNull();
    expect(amountAt(document, 'Total')).toBe('€11.90');
    expect(amountAt(document, 'Back to you')).toBe('€15.90');
    expect(blocksOf(document, 'texts').flatMap(({ texts }) => texts)).toContain('Note: Ring twice');
  });

  test('leaves out what the shopper took off, and counts goods by weight in kilograms', () => {
    const lines = [
      webLine({ lineId: 'l1', quantity: 0, total: 0 }),
      webLine({ lineId: 'l2', variantRemoteId: 'v2', name: 'Cheese', quantity: 520, total: 1040 }),
    ];
    const order = webOrder({ lines, total: 1040 });
    const document = buildPickupSlips(
      packedOrder({ order, unitOf: (id) => (id === 'v2' ? 'kg' : 'piece') }),
      setting,
    );
    expect(blockOf(document, 'lines').lines.map(({ name, detail }) => [name, detail?.quantity])).toEqual([
      ['Cheese', '0.520 kg'],
    ]);
  });
});
