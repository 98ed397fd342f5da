import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receipt } from '#contract/receipt.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import type { SaleRecord } from '#domain/sale/sale.ts';
import { paperOf } from '#main/core/papers.ts';
import { openLanguage } from '#main/config/words.ts';
import { insertSale } from '#main/data/sale.ts';
import { findShopRules, saveShopRules } from '#main/data/shop-rules.ts';
import { drawQr } from '#main/device/qr-drawing.ts';
import { amountAt, blockOf, blocksOf, factAt } from '#tests/domain/receipt/blocks.ts';
import { saleOf } from '#tests/support/sale.ts';
import type { TestTill } from '#tests/support/till.ts';
import { ADA, close, codeOf, jobs, journal, open, openShiftTill, PRINTER, told } from './shift-till.ts';

const SALE = '0192f0c1-0000-7000-8000-00000000000a';
const VOID = '0192f0c1-0000-7000-8000-00000000000b';
const MOVED = '0192f0c1-0000-7000-8000-00000000000c';
const NOWHERE = '0192f0c1-0000-7000-8000-00000000000d';

let till: TestTill;
let shiftId: string;

beforeEach(async () => {
  till = await openShiftTill();
  shiftId = await open(till);
});

afterEach(() => till.close());

function put(record: SaleRecord): Promise<void> {
  return till.db.transaction().execute((tx) => insertSale(tx, record, 'S1', []));
}

function putSale(change: Partial<SaleRecord> = {}): Promise<void> {
  return put({ ...saleOf({ id: SALE, shiftId, lines: [{ name: 'Mug', total: 1450 }] }), ...change });
}

async function view(subject: string, id: string): Promise<ReceiptDocument> {
  return receipt.view.output.parse(await told(till.ask('receipt.view', { subject, id }))).document;
}

function changeReceipt(change: { head?: string[]; foot?: string[]; logo?: string }): Promise<void> {
  return till.db.transaction().execute(async (tx) => {
    const rules = await findShopRules(tx);
    await saveShopRules(tx, { ...rules, receipt: { ...rules.receipt, ...change } });
  });
}

describe('looking at a paper', () => {
  test('of a sale shows its receipt, with what the shop says above and below, and its logo', async () => {
    const png = PNG.sync.write(new PNG({ width: 8, height: 8 })).toString('base64');
    const logo = `data:image/png;base64,${png}`;
    await changeReceipt({ head: ['Open daily'], foot: ['Come again'], logo });
    await putSale();
    const document = await view('sale', SALE);
    expect(document).toMatchObject({ name: 'Receipt R1-000001', isCopy: false });
    expect(document.blocks[0]).toEqual({ kind: 'logo', png: logo });
    expect(blockOf(document, 'shop').details).toContain('Open daily');
    expect(blockOf(document, 'foot').texts).toEqual(['Come again']);
    expect(amountAt(document, 'Total')).toBe('€14.50');
    expect(blockOf(document, 'code')).toMatchObject({ payload: SALE, drawing: { size: 29 } });
  });

  test('of a void names the receipt that it takes back', async () => {
    await putSale();
    const lines = [{ quantity: -1000, total: -1450 }];
    await put(saleOf({ id: VOID, number: 2, shiftId, kind: 'void', voids: SALE, lines }));
    expect(factAt(await view('sale', VOID), 'Voids receipt')).toBe('R1-000001');
  });

  test('of a shift shows its Z report as it was frozen', async () => {
    await putSale();
    await close(till, { counts: { 1450: 1 }, note: 'all there' });
    const document = await view('z', shiftId);
    expect(document.name).toBe('Z report 2');
    expect(amountAt(document, 'Total')).toBe('€14.50');
    expect(amountAt(document, 'Counted')).toBe('€14.50');
    expect(blockOf(document, 'texts').texts).toEqual(['all there']);
  });

  test('of a movement of cash shows its slip by the shop’s clock', async () => {
    const input = { id: MOVED, kind: 'pay-in', amount: 500, reason: 'More coins' };
    await told(till.ask('shift.moveCash', input));
    const document = await view('cash', MOVED);
    expect(document.name).toBe('Pay-in 2026-03-14');
    expect(amountAt(document, 'Amount')).toBe('€5.00');
    expect(factAt(document, 'Time')).toBe('11:00:00 UTC+01:00');
    expect(factAt(document, 'Shift')).toBe('2');
  });

  test.each([
    ['sale', 'sale-unknown'],
    ['z', 'shift-unknown'],
    ['cash', 'movement-unknown'],
  ])('of no %s is refused', async (subject, code) => {
    expect(await codeOf(till.ask('receipt.view', { subject, id: NOWHERE }))).toBe(code);
  });

  test('of an open shift is refused: it has no Z report yet', async () => {
    expect(await codeOf(till.ask('receipt.view', { subject: 'z', id: shiftId }))).toBe('shift-unknown');
  });

  test('of a shift is only for those who may read reports', async () => {
    await close(till, { counts: {} });
    const role = { ...ADA.role, permissions: ['sale.read', 'receipt.reprint'] as const };
    const clerk = { ...ADA, role };
    for (const procedure of ['receipt.view', 'receipt.reprint', 'receipt.save']) {
      const paper = { subject: 'z', id: shiftId };
      const input = procedure === 'receipt.save' ? { ...paper, as: 'html' } : paper;
      expect(await codeOf(till.ask(procedure, input, clerk))).toBe('not-allowed');
    }
    expect(till.world.files).toEqual([]);
  });
});

describe('printing again', () => {
  test.each(['sale', 'z', 'cash'])('a %s queues a copy and is written to the journal', async (subject) => {
    await putSale();
    await told(till.ask('shift.moveCash', { id: MOVED, kind: 'pay-in', amount: 5, reason: 'Coins' }));
    await close(till, { counts: {} });
    till.world.printer = PRINTER;
    const id = { sale: SALE, z: shiftId, cash: MOVED }[subject];
    const answer = receipt.reprint.output.parse(await told(till.ask('receipt.reprint', { subject, id })));
    expect(jobs(till.sqlite)).toEqual([{ kind: 'receipt', subject, subject_id: id, is_copy: 1 }]);
    const last = journal(till.sqlite).at(-1);
    expect(last?.kind).toBe('receipt-reprinted');
    expect(JSON.parse(last?.payload ?? '')).toMatchObject({ subject, id, jobId: answer.jobId });
  });

  test('needs a printer, and something to print', async () => {
    await putSale();
    expect(await codeOf(till.ask('receipt.reprint', { subject: 'sale', id: SALE }))).toBe(
      'printer-not-set-up',
    );
    till.world.printer = PRINTER;
    expect(await codeOf(till.ask('receipt.reprint', { subject: 'sale', id: NOWHERE }))).toBe('sale-unknown');
    expect(jobs(till.sqlite)).toEqual([]);
  });
});

describe('saving', () => {
  test.each(['pdf', 'html'])('as %s makes a copy in a file that bears the paper’s name', async (as) => {
    await putSale();
    const reply = await told(till.ask('receipt.save', { subject: 'sale', id: SALE, as }));
    expect(reply).toEqual({ file: `/home/Receipt R1-000001.${as}` });
    const [file] = till.world.files;
    expect(file?.filters).toEqual([{ name: as.toUpperCase(), extensions: [as] }]);
    const html = new TextDecoder().decode(file?.bytes);
    expect(html).toContain('<title>Receipt R1-000001</title>');
    expect(html).toContain('COPY');
    expect(JSON.parse(journal(till.sqlite).at(-1)?.payload ?? '')).toMatchObject({ id: SALE, as });
  });

  test('of what is not there asks nobody for a place', async () => {
    const input = { subject: 'sale', id: NOWHERE, as: 'pdf' };
    expect(await codeOf(till.ask('receipt.save', input))).toBe('sale-unknown');
    expect(till.world.files).toEqual([]);
  });
});

test('an X report for the printer is of the moment it is printed, and tells no cash', async () => {
  await putSale();
  const source = { ...openLanguage('en'), drawCode: drawQr };
  const paper = { subject: 'x', id: shiftId, isCopy: false } as const;
  const document = await paperOf(till.db, paper, source, till.clock);
  expect(document.name).toBe('X report, shift 2');
  expect(amountAt(document, 'Total')).toBe('€14.50');
  expect(blocksOf(document, 'amounts').map((block) => block.heading)).not.toContain('Cash in the drawer');
});
