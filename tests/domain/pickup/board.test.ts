import { expect, test } from 'vitest';
import { boardColumn, dueAt, isReleasable, urgencyOf } from '#domain/pickup/board.ts';
import { STAGES } from '#domain/pickup/pickup.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const TERMS = { promiseMinutes: 120, atRiskMinutes: 30, remindAfterHours: 24, releaseAfterHours: 72 };

test('an order is due as promised, else so long after it was placed', () => {
  expect(dueAt({ promisedAt: 5, placedAt: 0 }, TERMS)).toBe(5);
  expect(dueAt({ promisedAt: null, placedAt: HOUR }, TERMS)).toBe(3 * HOUR);
});

test('every stage has its column, and what is done with has none', () => {
  const columns = STAGES.map((stage) => boardColumn({ stage, readyAt: 0, questions: 0 }, HOUR, TERMS));
  const done = [null, null, null, 'to-settle'];
  expect(columns).toEqual(['to-accept', 'to-pick', 'picking', 'packed', 'ready', ...done]);
});

test('what somebody has to answer is not done with', () => {
  const columns = STAGES.map((stage) => boardColumn({ stage, readyAt: 0, questions: 1 }, HOUR, TERMS));
  expect(columns.slice(-4)).toEqual(['to-settle', 'to-settle', 'to-settle', 'to-settle']);
});

test('what is ready is unclaimed, and then may be released, to the millisecond', () => {
  const pickup = { stage: 'ready', readyAt: HOUR, questions: 0 } as const;
  expect(boardColumn(pickup, 25 * HOUR - 1, TERMS)).toBe('ready');
  expect(boardColumn(pickup, 25 * HOUR, TERMS)).toBe('unclaimed');
  expect(isReleasable(pickup, 73 * HOUR - 1, TERMS)).toBe(false);
  expect(isReleasable(pickup, 73 * HOUR, TERMS)).toBe(true);
  expect(isReleasable({ stage: 'packed', readyAt: HOUR }, 73 * HOUR, TERMS)).toBe(false);
});

test('an order is at risk before its time and late from then on, until it is ready', () => {
  const due = 10 * HOUR;
  const urgency = (now: number): string => urgencyOf({ stage: 'packed' }, due, now, TERMS);
  expect(urgency(due - 30 * MINUTE - 1)).toBe('calm');
  expect(urgency(due - 30 * MINUTE)).toBe('at-risk');
  expect(urgency(due - 1)).toBe('at-risk');
  expect(urgency(due)).toBe('late');
  expect(urgencyOf({ stage: 'ready' }, due, due + HOUR, TERMS)).toBe('calm');
  expect(urgencyOf({ stage: 'new' }, due, due, TERMS)).toBe('late');
});
