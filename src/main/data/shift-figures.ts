import { sql } from 'kysely';
import type { ShiftFigures } from '#domain/shift/shift-report.ts';
import type { Reader } from './database.ts';

/** What happened in a shift, summed up as far as a report can tell it apart. */
export async function shiftFigures(db: Reader, shiftId: string): Promise<ShiftFigures> {
  return {
    documents: await documentSums(db, shiftId),
    tenders: await tenderSums(db, shiftId),
    taxes: await taxSums(db, shiftId),
    categories: await categorySums(db, shiftId),
    movements: await movementSums(db, shiftId),
  };
}

function documentSums(db: Reader, shiftId: string): Promise<ShiftFigures['documents'][number][]> {
  return db
    .selectFrom('sale')
    .select(({ fn }) => [
      'kind',
      'clerk',
      fn.countAll<number>().as('count'),
      fn.sum<number>('total').as('total'),
      fn.sum<number>('rounding').as('rounding'),
      fn.sum<number>('saved').as('saved'),
      sql<number>`sum(saved > 0)`.as('discounted'),
      fn.min('number').as('firstNumber'),
      fn.max('number').as('lastNumber'),
    ])
    .where('shiftId', '=', shiftId)
    .groupBy(['kind', 'clerk'])
    .execute();
}

async function tenderSums(db: Reader, shiftId: string): Promise<ShiftFigures['tenders']> {
  const rows = await db
    .selectFrom('sale')
    .innerJoin('tender', 'tender.saleId', 'sale.id')
    .select(({ fn }) => [
      'tender.kind',
      'tender.name',
      'tender.foreignCurrency as currency',
      fn.countAll<number>().as('count'),
      sql<number>`sum(max(tender.amount, 0))`.as('taken'),
      sql<number>`sum(max(-tender.amount, 0))`.as('paidBack'),
      sql<number>`total(foreign_given)`.as('foreignGiven'),
      fn.sum<number>('tender.given').as('given'),
    ])
    .where('sale.shiftId', '=', shiftId)
    .groupBy(['tender.kind', 'tender.name', 'tender.foreignCurrency'])
    .execute();
  return rows.map(({ currency, foreignGiven, given, ...tender }) => ({
    ...tender,
    foreign: currency === null ? null : { currency, given: foreignGiven, worth: given },
  }));
}

function taxSums(db: Reader, shiftId: string): Promise<ShiftFigures['taxes'][number][]> {
  return db
    .selectFrom('sale')
    .innerJoin('saleTax', 'saleTax.saleId', 'sale.id')
    .select(({ fn }) => [
      'saleTax.name',
      'saleTax.ratePpm',
      fn.sum<number>('saleTax.net').as('net'),
      fn.sum<number>('saleTax.tax').as('tax'),
      fn.sum<number>('saleTax.gross').as('gross'),
    ])
    .where('sale.shiftId', '=', shiftId)
    .groupBy(['saleTax.name', 'saleTax.ratePpm'])
    .execute();
}

/** Goods of several categories count in the first of them, the outermost before those within. */
async function categorySums(db: Reader, shiftId: string): Promise<ShiftFigures['categories']> {
  const rows = await db
    .with('moved', (withDb) =>
      withDb
        .selectFrom('sale')
        .innerJoin('saleLine', 'saleLine.saleId', 'sale.id')
        .leftJoin('variant', 'variant.id', 'saleLine.variantId')
        .select(({ fn }) => [
          'variant.productId',
          fn.countAll<number>().as('count'),
          fn.sum<number>('saleLine.total').as('amount'),
        ])
        .where('sale.shiftId', '=', shiftId)
        .groupBy('variant.productId'),
    )
    .selectFrom('moved')
    .select(['moved.count', 'moved.amount'])
    .select((eb) =>
      eb
        .selectFrom('productCategory')
        .innerJoin('category', 'category.id', 'productCategory.categoryId')
        .whereRef('productCategory.productId', '=', 'moved.productId')
        .orderBy(sql`category.parent_id is not null`)
        .orderBy('category.position')
        .orderBy('category.id')
        .limit(1)
        .select('category.name')
        .as('name'),
    )
    .execute();
  return rows.map(({ name, count, amount }) => ({ name: name ?? '', count, amount }));
}

function movementSums(db: Reader, shiftId: string): Promise<ShiftFigures['movements'][number][]> {
  return db
    .selectFrom('cashMovement')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count'), fn.sum<number>('amount').as('amount')])
    .where('shiftId', '=', shiftId)
    .groupBy('kind')
    .execute();
}
