import type SQLite from 'better-sqlite3';
import { ABSENT, type Told } from './told.ts';

interface ShiftRow {
  readonly id: string;
  readonly number: number;
  readonly isClosed: number;
  readonly z_total: number | null;
  readonly total: number;
  readonly expected: number | null;
  readonly cash: number;
  readonly papers: number;
  readonly journaled: number;
}

const SHIFTS = `
  SELECT s.id, s.number, c.shift_id IS NOT NULL AS isClosed, c.report ->> '$.total' AS z_total, c.expected,
    (SELECT coalesce(sum(total), 0) FROM sale WHERE shift_id = s.id) AS total,
    s.float
      + (SELECT coalesce(sum(amount), 0) FROM tender JOIN sale ON sale.id = sale_id WHERE shift_id = s.id AND tender.kind = 'cash')
      + (SELECT coalesce(sum(iif(kind = 'pay-in', amount, -amount)), 0) FROM cash_movement WHERE shift_id = s.id) AS cash,
    (SELECT count(*) FROM device_job WHERE subject = 'z' AND subject_id = s.id AND is_copy = 0) AS papers,
    (SELECT count(*) FROM journal WHERE kind IN ('shift-opened', 'shift-closed')
      AND payload ->> '$.shiftId' = s.id) AS journaled
  FROM shift AS s LEFT JOIN shift_close AS c ON c.shift_id = s.id ORDER BY s.number`;

/** Shifts whose Z report is not what their documents and movements come to, and numbers that are missing. */
export function brokenShifts(sqlite: SQLite.Database): {
  readonly partial: string[];
  readonly gaps: string[];
} {
  const shifts = sqlite.prepare<[], ShiftRow>(SHIFTS).all();
  return {
    partial: shifts
      .filter((shift) => !isWhole(shift))
      .map(({ number }) => `shift ${number} is there in part`),
    gaps: shifts.flatMap(({ number }, index) =>
      number === index + 1 ? [] : [`shift ${index + 1} is missing`],
    ),
  };
}

function isWhole(shift: ShiftRow): boolean {
  if (shift.isClosed === 0) return shift.journaled === 1;
  const isOnce = shift.journaled === 2 && shift.papers === 1;
  return isOnce && shift.z_total === shift.total && shift.expected === shift.cash;
}

/** Shifts and movements of cash that were acknowledged and are not there as they were. */
export function lostShifts(
  sqlite: SQLite.Database,
  { shiftsOpened, shiftsClosed, moves }: Pick<Told, 'shiftsOpened' | 'shiftsClosed' | 'moves'>,
): string[] {
  const has = (sql: string, ...values: readonly unknown[]): boolean =>
    sqlite.prepare(sql).get(values) !== undefined;
  return [
    ...shiftsOpened
      .filter((id) => !has('SELECT 1 FROM shift WHERE id = ?', id))
      .map((id) => `shift ${id} was opened and is not there`),
    ...[...shiftsClosed]
      .filter(
        ([id, total]) =>
          !has(`SELECT 1 FROM shift_close WHERE shift_id = ? AND report ->> '$.total' = ?`, id, total),
      )
      .map(([id]) => `the Z report of shift ${id} is not there as it was told`),
    ...moves
      .filter((id) => !has('SELECT 1 FROM cash_movement WHERE id = ?', id))
      .map((id) => `movement of cash ${id} is not there`),
  ];
}

/** Open and parked baskets that were kept, not paid, and are not there as they were kept. */
export function lostBaskets(sqlite: SQLite.Database, { kept }: Pick<Told, 'kept'>): string[] {
  const find = sqlite.prepare<[string], string>(
    `SELECT coalesce((SELECT json_group_array(json_array(value ->> '$.kind', value ->> '$.sku', value ->> '$.quantity'))
       FROM json_each(open_basket.basket, '$.lines')), '') FROM open_basket WHERE id = ?`,
  );
  return [...kept]
    .filter(([id, contents]) => !contents.includes(find.pluck().get(id) ?? ABSENT))
    .map(([id]) => `basket ${id} is not there as it was kept`);
}
