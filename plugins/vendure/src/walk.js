'use strict';

const { UserInputError } = require('@vendure/core');

const OVERLAP_MS = 120_000;
const MAX_TAKE = 1000;

/**
 * Where a reader is. A walk goes over all rows touched after `since` in the order of their ids, so rows that
 * share one time, or that change meanwhile, can't make it skip any. The next walk begins `OVERLAP_MS` before
 * this one began (`next`): what was written with an earlier time but committed later is then seen too. Readers
 * get some rows twice and must not mind.
 */
function openCursor(text, now, first) {
  if (text) return decode(text);
  return { since: first, next: overlapped(now), last: null, done: 0, total: null };
}

/** The cursor after a page: further in the walk, or at the start of the next one. */
function advance(cursor, rows, isLast) {
  const further = isLast
    ? { since: cursor.next, next: null, last: null, done: 0, total: null }
    : { ...cursor, last: String(rows.at(-1).id), done: cursor.done + rows.length };
  return Buffer.from(JSON.stringify(further)).toString('base64url');
}

/** One page of the walk: `query` selects the rows by their alias `row`, whatever their age. */
async function page(query, { text, take, column, now = Date.now(), first = null }) {
  const cursor = openCursor(text, now, first);
  const next = cursor.next ?? overlapped(now);
  if (cursor.since) query.andWhere(`row.${column} > :since`, { since: new Date(cursor.since) });
  const total = cursor.total ?? (await query.getCount());
  const size = Math.min(Math.max(take ?? 500, 1), MAX_TAKE);
  if (cursor.last !== null) query.andWhere('row.id > :last', { last: cursor.last });
  // The joins give one row each, so a plain limit is right; `take` would read everything to find the ids first.
  const rows = await query.orderBy('row.id', 'ASC').limit(size).getMany();
  const isLast = rows.length < size;
  return {
    rows,
    cursor: advance({ ...cursor, next, total }, rows, isLast),
    complete: isLast,
    total,
    done: cursor.done + rows.length,
  };
}

function overlapped(now) {
  return new Date(now - OVERLAP_MS).toISOString();
}

function decode(text) {
  try {
    const { since, next, last, done, total } = JSON.parse(Buffer.from(text, 'base64url').toString());
    const times = [since, next].every((time) => time === null || !Number.isNaN(Date.parse(time)));
    if (times && (last === null || typeof last === 'string') && Number.isInteger(done)) {
      return { since, next, last, done, total: total ?? null };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UserInputError('This cursor was not made by this store');
}

module.exports = { page };
