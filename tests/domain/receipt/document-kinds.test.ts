import { describe, expect, test } from 'vitest';
import { buildReceipt } from '#domain/receipt/build-receipt.ts';
import type { Step } from '#domain/sale/settlement.ts';
import { amountAt, blockOf, blocksOf, columnOf, factAt, minorOf } from './blocks.ts';
import { FULL, included, paid, returnedLine, sampleLine, sampleSale, settingIn } from './sample-sale.ts';

const setting = settingIn('en');

const promotion: Step = { kind: 'promotion', promotionId: 'p', name: 'Summer − 20 %', amount: -250 };
const deposit: Step = { kind: 'charge', name: 'Deposit', amount: 25, isIncluded: false };
const regular: Step = { kind: 'discount', of: 'line', reason: 'dented', amount: -100 };
const share: Step = { kind: 'discount', of: 'basket', reason: 'birthday', amount: -50 };

describe('a line', () => {
  test('shows what was taken off and added beneath it, each with its amount', () => {
    const line = sampleLine({ steps: [deposit, promotion, regular], saved: 350 });
    const document = buildReceipt(sampleSale({ lines: [line], saved: 350 }), setting);
    expect(blockOf(document, 'lines').lines[0]).toMatchObject({
      amount: '12.50',
      remarks: [
        { text: 'Deposit', amount: '0.25' },
        { text: 'Summer − 20 %', amount: '-2.50' },
        { text: 'Discount: dented', amount: '-1.00' },
      ],
    });
    expect(columnOf(document)).toBe(line.total);
    expect(amountAt(document, 'You saved')).toBe('€3.50');
    expect(amountAt(document, 'Subtotal')).toBeNull();
  });

  test('says in words what changes no sum: another price, a charge inside, a note', () => {
    const steps: Step[] = [
      { kind: 'override', was: 1500, unitPrice: 1250, reason: 'as agreed' },
      { kind: 'charge', name: 'eco fee', amount: 10, isIncluded: true },
    ];
    const line = sampleLine({ steps, note: 'Engrave “A”' });
    const document = buildReceipt(sampleSale({ lines: [line] }), setting);
    expect(blockOf(document, 'lines').lines[0]?.remarks).toEqual([
      { text: 'instead of 15.00: as agreed', amount: null },
      { text: 'incl. 0.10 eco fee', amount: null },
      { text: 'Engrave “A”', amount: null },
    ]);
    expect(columnOf(document)).toBe(1250);
  });
});

describe('an order that was handed over', () => {
  test('is a line with what was due, and says what it is', () => {
    const steps: Step[] = [{ kind: 'due', code: 'T3X9', amount: 2580 }];
    const line = {
      ...sampleLine({ kind: 'order', name: 'Order T3X9', unitPrice: 2580, rate: FULL, webOrderId: 'o1' }),
      steps,
    };
    const document = buildReceipt(sampleSale({ lines: [line], taxes: [included(2580, FULL)] }), setting);
    expect(blockOf(document, 'lines').lines).toEqual([
      {
        name: 'Order T3X9',
        detail: null,
        amount: '25.80',
        taxMark: 'A',
        remarks: [{ text: 'Online order, paid at pickup', amount: null }],
      },
    ]);
    expect(columnOf(document)).toBe(2580);
    const free = sampleLine({ kind: 'order', unitPrice: 0, webOrderId: 'o1' });
    const before = buildReceipt(sampleSale({ lines: [free] }), setting);
    expect(blockOf(before, 'lines').lines[0]?.remarks).toEqual([{ text: 'Paid online', amount: null }]);
  });
});

describe('the sums between lines and total', () => {
  test('name a discount on the basket once, for all its lines', () => {
    const lines = [sampleLine({ steps: [share] }), sampleLine({ position: 2, steps: [share] })];
    const document = buildReceipt(sampleSale({ lines }), setting);
    expect(blockOf(document, 'lines').lines.map((line) => line.remarks)).toEqual([[], []]);
    expect(amountAt(document, 'Subtotal')).toBe('€25.00');
    expect(amountAt(document, 'Discount: birthday')).toBe('-€1.00');
    expect(blockOf(document, 'total').row.amount).toBe('€24.00');
  });

  test('add taxes that the prices do not include, several and one upon another', () => {
    const added: Step[] = [
      { kind: 'tax', name: 'GST', ratePpm: 50_000, base: 1000, amount: 50, isIncluded: false },
      { kind: 'tax', name: 'QST', ratePpm: 99_750, base: 1050, amount: 105, isIncluded: false },
    ];
    const taxes = [
      { name: 'QST', ratePpm: 99_750, net: 1050, tax: 105, gross: 1155 },
      { name: 'GST', ratePpm: 50_000, net: 1000, tax: 50, gross: 1050 },
    ];
    const line = { ...sampleLine({ unitPrice: 1000, steps: added }), taxes };
    const document = buildReceipt(sampleSale({ lines: [line], taxes }), setting);
    expect(blockOf(document, 'lines').lines[0]).toMatchObject({ amount: '10.00', taxMark: 'AB' });
    expect(amountAt(document, 'Subtotal')).toBe('€10.00');
    expect(amountAt(document, 'GST 5%')).toBe('€0.50');
    expect(amountAt(document, 'QST 9.975%')).toBe('€1.05');
    expect(blockOf(document, 'total').row.amount).toBe('€11.55');
    expect(blockOf(document, 'taxes').taxes.map(({ mark, rate, name }) => `${mark} ${rate} ${name}`)).toEqual(
      ['A 9.975% QST', 'B 5% GST'],
    );
  });

  test('take the tax off for a customer who pays none, with reason and number', () => {
    const exempt: Step = { kind: 'exemption', reason: 'diplomat', amount: -82, tax: 82 };
    const document = buildReceipt(
      sampleSale({
        lines: [{ ...sampleLine({ steps: [exempt] }), taxes: [] }],
        taxes: [],
        exemption: { reason: 'diplomat', number: 'D-77' },
        customer: { id: 'c', name: 'Embassy of Freedonia' },
      }),
      setting,
    );
    expect(amountAt(document, 'Tax exempt: diplomat')).toBe('-€0.82');
    expect(factAt(document, 'Tax exempt')).toBe('diplomat');
    expect(factAt(document, 'Exemption no.')).toBe('D-77');
    expect(factAt(document, 'Customer')).toBe('Embassy of Freedonia');
  });
});

describe('paying', () => {
  test('shows cash rounding as rows of its own', () => {
    const sale = sampleSale({
      rounding: 2,
      tenders: [paid({ amount: 3872 })],
      lines: [sampleLine({ unitPrice: 3870 })],
    });
    const document = buildReceipt(sale, setting);
    expect(amountAt(document, 'Total')).toBe('€38.70');
    expect(amountAt(document, 'Cash rounding')).toBe('€0.02');
    expect(amountAt(document, 'Rounded total')).toBe('€38.72');
    expect(amountAt(document, 'Cash')).toBe('€38.72');
  });

  test('names every tender with what belongs to it', () => {
    const tenders = [
      paid({ kind: 'voucher', amount: 1000, reference: 'GIFT-0001' }),
      paid({ kind: 'card', amount: 870, reference: '4711' }),
      paid({ kind: 'other', name: 'Meal cheque', amount: 500 }),
      paid({
        amount: 1500,
        given: 1840,
        change: 340,
        foreign: { currency: 'USD', given: 2000, rate: { worth: 92, per: 100 } },
      }),
    ];
    const document = buildReceipt(sampleSale({ tenders }), setting);
    const rows = blocksOf(document, 'amounts').flatMap((block) => block.rows);
    expect(rows.map((row) => [row.label, row.amount, ...row.remarks.map((remark) => remark.text)])).toEqual([
      ['Gift voucher', '€10.00', 'Ref. …0001'],
      ['Card', '€8.70', 'Ref. 4711'],
      ['Meal cheque', '€5.00'],
      ['Cash', '€18.40', '$20.00 given, $1.00 = €0.92'],
      ['Change', '€3.40'],
    ]);
    const given = rows.slice(0, 4).reduce((all, row) => all + minorOf(row.amount), 0);
    expect(given - minorOf(amountAt(document, 'Change') ?? '')).toBe(3870);
  });

  test('of nothing leaves a total of nothing', () => {
    const line = sampleLine({ steps: [{ kind: 'discount', of: 'line', reason: 'gift', amount: -1250 }] });
    const document = buildReceipt(sampleSale({ lines: [line], tenders: [] }), setting);
    expect(blockOf(document, 'total').row.amount).toBe('€0.00');
    expect(blocksOf(document, 'amounts')).toEqual([]);
  });
});

describe('a refund', () => {
  const lines = [
    returnedLine({ reason: 'too small', note: 'with box' }),
    returnedLine({ position: 2, quantity: -2000, unitPrice: 890, name: 'Mug', rate: FULL }),
  ];
  const tenders = [paid({ amount: -3030 })];
  const document = buildReceipt(sampleSale({ kind: 'refund', lines, tenders }), setting);

  test('says what comes back, why, and from which receipt', () => {
    expect(blockOf(document, 'title')).toEqual({ kind: 'title', text: 'Refund', isLoud: true });
    expect(blockOf(document, 'lines')).toMatchObject({
      heading: 'Returned',
      lines: [
        { detail: null, amount: '-12.50', remarks: [{ text: 'Reason: too small' }, { text: 'with box' }] },
        { detail: { quantity: '-2', unitPrice: '8.90' }, amount: '-17.80' },
      ],
    });
    expect(factAt(document, 'Original receipt')).toBe('K1-000100');
  });

  test('counts everything backwards', () => {
    expect(blockOf(document, 'total').row).toEqual({ label: 'Total', amount: '-€30.30' });
    expect(amountAt(document, 'Paid back: Cash')).toBe('-€30.30');
    expect(blockOf(document, 'taxes').taxes.map((tax) => tax.tax)).toEqual(['-2.84', '-0.82']);
  });

  test('of several receipts names each with its line', () => {
    const two = [returnedLine({}, 'K1-000100'), returnedLine({ position: 2 }, 'K1-000101')];
    const mixed = buildReceipt(sampleSale({ kind: 'refund', lines: two }), setting);
    expect(factAt(mixed, 'Original receipt')).toBe('K1-000100, K1-000101');
    expect(blockOf(mixed, 'lines').lines[1]?.remarks).toEqual([
      { text: 'from receipt K1-000101', amount: null },
    ]);
  });
});

describe('an exchange', () => {
  test.each([
    [3000, 'Difference', '€17.50'],
    [500, 'Difference back', '-€7.50'],
    [1250, 'Difference', '€0.00'],
  ])('for goods at %i tells the two groups apart, and the difference', (unitPrice, label, amount) => {
    const lines = [returnedLine(), sampleLine({ position: 2, unitPrice, name: 'Other' })];
    const document = buildReceipt(sampleSale({ kind: 'exchange', lines, tenders: [] }), setting);
    expect(
      blocksOf(document, 'lines').map((block) => [block.heading, block.lines.map((line) => line.name)]),
    ).toEqual([
      ['Returned', ['Café crème, 1 kg']],
      ['New', ['Other']],
    ]);
    expect(minorOf(amountAt(document, 'Returned') ?? '')).toBe(-1250);
    expect(minorOf(amountAt(document, 'New') ?? '')).toBe(unitPrice);
    expect(blockOf(document, 'total').row).toEqual({ label, amount });
  });
});

test('a void says so loudly, and what it takes back', () => {
  const lines = [returnedLine({ reason: 'wrong price' }), returnedLine({ reason: 'wrong price' })];
  const sale = sampleSale({ kind: 'void', lines, voids: 'x', note: 'wrong customer' });
  const document = buildReceipt(sale, setting, 'K1-000122');
  expect(blockOf(document, 'title')).toEqual({ kind: 'title', text: 'Void', isLoud: true });
  expect(factAt(document, 'Voids receipt')).toBe('K1-000122');
  expect(factAt(document, 'Reason')).toBe('wrong price');
  expect(blockOf(document, 'lines').lines.map((line) => line.remarks)).toEqual([[], []]);
  expect(factAt(document, 'Original receipt')).toBeNull();
  expect(blockOf(document, 'texts').texts).toEqual(['wrong customer']);
  expect(document.name).toBe('Void K1-000123');
});

describe('a voucher sold', () => {
  const voucher = {
    ...sampleLine({ kind: 'voucher', name: 'Gift voucher', unitPrice: 5000, voucherCode: 'GIFT-7QK2' }),
    taxes: [],
  };
  const document = buildReceipt(sampleSale({ lines: [sampleLine(), voucher] }), { ...setting, isCopy: true });

  test('comes with a slip of its own: value, code and what it is good for', () => {
    const slip = document.blocks.slice(document.blocks.findIndex((block) => block.kind === 'cut'));
    const own = { ...document, blocks: slip };
    expect(blockOf(own, 'total').row).toEqual({ label: 'Value', amount: '€50.00' });
    expect(blockOf(own, 'code')).toMatchObject({ payload: 'GIFT-7QK2', caption: 'GIFT-7QK2' });
    expect(blockOf(own, 'texts').texts[0]).toMatch(/bit by bit/);
    expect(blockOf(own, 'title')).toMatchObject({ text: 'Gift voucher', isLoud: true });
    expect(blockOf(own, 'copy-mark').text).toBe('COPY');
    expect(slip.some((block) => block.kind === 'lines')).toBe(false);
  });

  test('bears no tax and names its code on the receipt', () => {
    const lines = blockOf(document, 'lines').lines;
    expect(lines[1]).toMatchObject({ taxMark: '', remarks: [{ text: 'Voucher …7QK2' }] });
    expect(blockOf(document, 'taxes').taxes.map((tax) => tax.gross)).toEqual(['12.50']);
  });

  test('that comes back gives no slip', () => {
    const back = { ...voucher, kind: 'return' as const, quantity: -1000, total: -5000 };
    const refund = buildReceipt(sampleSale({ kind: 'refund', lines: [back] }), setting);
    expect(blocksOf(refund, 'cut')).toEqual([]);
  });
});

test('the taxes of the table are those of the lines', () => {
  const document = buildReceipt(sampleSale(), setting);
  const gross = blockOf(document, 'taxes').taxes.reduce((all, tax) => all + minorOf(tax.gross), 0);
  expect(gross).toBe(columnOf(document));
  expect(included(1780, FULL).tax).toBe(284);
});
