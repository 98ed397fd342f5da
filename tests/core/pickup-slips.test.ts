import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receipt } from '#contract/receipt.ts';
import { webLine } from '#tests/domain/receipt/sample-pickup.ts';
import { blockOf, blocksOf, factAt } from '#tests/domain/receipt/blocks.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import { putPacked } from '#tests/support/web-orders.ts';
import { ADA, codeOf, jobs, journal, PRINTER, told } from './shift-till.ts';

let till: TestTill;

beforeEach(async () => {
  till = await openTestTill();
  addShop(till.sqlite);
  addGoods(till.sqlite, { sku: 'CHEESE', name: 'Cheese', price: 2000 });
  till.sqlite.exec("UPDATE variant SET unit = 'kg' WHERE sku = 'CHEESE'");
});

afterEach(() => till.close());

const cheese = webLine({
  variantRemoteId: 'v-CHEESE',
  name: 'Cheese',
  quantity: 500,
  ordered: 500,
  total: 1000,
});

const paperOf = (id: string) => ({ subject: 'pickup', id });

describe('the slips of a packed order', () => {
  test('say what was packed, by whom and where it stands, in the units of the goods', async () => {
    const { packEventId } = await putPacked(till, { lines: [cheese], total: 1000 });
    const paper = await told(till.ask('receipt.view', paperOf(packEventId)));
    const { document } = receipt.view.output.parse(paper);
    expect(document).toMatchObject({ name: 'Order T3X9', isCopy: false });
    expect(blocksOf(document, 'cut')).toHaveLength(2);
    expect(factAt(document, 'Place')).toBe('Shelf A3');
    expect(factAt(document, 'Packed by')).toBe('Zoë');
    expect(factAt(document, 'Time')).toBe('11:00:00 UTC+01:00');
    expect(blockOf(document, 'shop').name).toBe('Corner Shop');
    expect(blockOf(document, 'lines').lines).toMatchObject([
      { name: 'Cheese', detail: { quantity: '0.500 kg' } },
    ]);
  });

  test('are printed again as copies, which the journal keeps, and saved as files', async () => {
    const { packEventId } = await putPacked(till);
    expect(await codeOf(till.ask('receipt.reprint', paperOf(packEventId)))).toBe('printer-not-set-up');
    till.world.printer = PRINTER;
    await told(till.ask('receipt.reprint', paperOf(packEventId)));
    expect(jobs(till.sqlite)).toEqual([
      { kind: 'receipt', subject: 'pickup', subject_id: packEventId, is_copy: 1 },
    ]);
    expect(journal(till.sqlite).map(({ kind }) => kind)).toEqual(['receipt-reprinted']);
    await told(till.ask('receipt.save', { ...paperOf(packEventId), as: 'html' }));
    const [file] = till.world.files;
    expect(file?.suggestedName).toBe('Order T3X9.html');
    expect(new TextDecoder().decode(file?.bytes)).toContain('Mira A. H.');
  });

  test('are nobody’s business who may not see orders', async () => {
    const { packEventId } = await putPacked(till);
    const clerk = { ...ADA, role: { ...ADA.role, permissions: ['sale.read', 'receipt.reprint'] as const } };
    expect(await codeOf(till.ask('receipt.view', paperOf(packEventId), clerk))).toBe('not-allowed');
    expect(await codeOf(till.ask('receipt.reprint', paperOf(packEventId), clerk))).toBe('not-allowed');
  });

  test('of nothing packed are refused', async () => {
    const { events } = await putPacked(till);
    const [accepted] = events;
    expect(await codeOf(till.ask('receipt.view', paperOf(v7())))).toBe('order-unknown');
    expect(await codeOf(till.ask('receipt.view', paperOf(accepted?.eventId ?? '')))).toBe('order-unknown');
  });
});
