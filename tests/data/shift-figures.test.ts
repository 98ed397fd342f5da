import { fc } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import type { SaleRecord } from '#domain/sale/sale.ts';
import type { MovementSum } from '#domain/shift/shift-report.ts';
import { shiftReport } from '#domain/shift/shift-report.ts';
import { insertSale } from '#main/data/sale.ts';
import { findShift, insertCashMovement } from '#main/data/shift.ts';
import { shiftFigures } from '#main/data/shift-figures.ts';
import {
  cashMovements,
  figuresOf,
  shiftDocuments,
  type ShiftDocument,
} from '#tests/domain/shift/documents.ts';
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts';
import { addGoods, addShop, SHIFT_ID } from '#tests/support/goods.ts';
import { saleOf } from '#tests/support/sale.ts';

const NOW = { at: 1_700_000_030_000, by: 'Ben', utcOffsetMinutes: 60 };

const idOf = (number: number): string => `0192f0c1-1111-7000-8000-${String(number).padStart(12, '0')}`;

/** A category of each name with goods in it, beside one that comes later or lies within. */
function addCategories(sqlite: TestDatabase['sqlite']): ReadonlyMap<string, number> {
  const add = sqlite.prepare(
    'INSERT INTO category (remote_id, name, position, parent_id) VALUES (?, ?, ?, ?)',
  );
  const join = sqlite.prepare(
    `INSERT INTO product_category (product_id, category_id)
     SELECT variant.product_id, ? FROM variant WHERE variant.id = ?`,
  );
  const within = add.run('within', 'Within', 0, null).lastInsertRowid;
  const later = add.run('later', 'Later', 9, null).lastInsertRowid;
  sqlite.prepare('UPDATE category SET parent_id = ? WHERE id = ?').run(later, within);
  return new Map(
    ['Garden', 'Desk', 'Mugs'].map((name, position) => {
      const category = add.run(name, name, position + 1, null).lastInsertRowid;
      const variant = addGoods(sqlite, { sku: name, name, price: 100 });
      for (const one of [category, later, within]) join.run(one, variant);
      return [name, variant];
    }),
  );
}

function recordOf(
  document: ShiftDocument,
  voids: string | null,
  variants: ReadonlyMap<string, number>,
): SaleRecord {
  const { kind, number, lines, ...rest } = document;
  return saleOf({
    ...rest,
    id: idOf(number),
    kind: kind === 'void' && voids === null ? 'refund' : kind,
    number,
    voids: kind === 'void' ? voids : null,
    lines: lines.map(({ category, total }) => ({ variantId: variants.get(category) ?? null, total })),
  });
}

/** Each void takes back the document before it; the first has none to take back and becomes a refund. */
function recordsOf(documents: readonly ShiftDocument[], variants: ReadonlyMap<string, number>): SaleRecord[] {
  return documents.map((document, index) => recordOf(document, index === 0 ? null : idOf(index), variants));
}

async function addMovements(db: TestDatabase['db'], movements: readonly MovementSum[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const [index, { kind, amount }] of movements.entries()) {
      const rest = { shiftId: SHIFT_ID, reason: 'because', at: index, by: 'Ada' };
      await insertCashMovement(tx, { id: idOf(9000 + index), kind, amount, ...rest });
    }
  });
}

it('sums a shift up in SQL as it is summed up document by document', async () => {
  const property = fc.asyncProperty(shiftDocuments, cashMovements, async (documents, movements) => {
    const till = await openTestDatabase();
    try {
      addShop(till.sqlite);
      const records = recordsOf(documents, addCategories(till.sqlite));
      await till.db.transaction().execute(async (tx) => {
        for (const record of records) await insertSale(tx, record, 'S1', []);
      });
      await addMovements(till.db, movements);
      const shift = await findShift(till.db, SHIFT_ID);
      if (shift === null) throw new Error('no shift');
      const written = documents.map((document, index) => ({
        ...document,
        kind: records[index]?.kind ?? document.kind,
      }));
      expect(shiftReport(shift, await shiftFigures(till.db, SHIFT_ID), NOW, null)).toEqual(
        shiftReport(shift, figuresOf(written, movements), NOW, null),
      );
    } finally {
      await till.close();
    }
  });
  await fc.assert(property, { numRuns: 25 });
});
