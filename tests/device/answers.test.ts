import { expect, test } from 'vitest';
import { createAnswers } from '#main/device/escpos/answers.ts';
import { automaticBytes, readyState } from '#tests/support/printer/peer-state.ts';

test('sorts real-time answers, answers in turn and automatic status, however they are mixed', async () => {
  const answers = createAnswers();
  const realTime = answers.next('real-time');
  const inTurn = answers.next('in-turn');
  const frame = automaticBytes({ ...readyState, paper: 'low' });
  const [first = 0, ...rest] = frame;
  answers.take(Uint8Array.from([...frame, first]));
  answers.take(Uint8Array.from([...rest, 0x16, ...frame, 0x03, ...frame]));
  expect(await realTime).toBe(0x16);
  expect(await inTurn).toBe(0x03);
});

test('does not take an answer that came before it was asked for', async () => {
  const answers = createAnswers();
  answers.take(Uint8Array.from([0x00, 0x12]));
  const next = answers.next('in-turn');
  answers.take(Uint8Array.from([0x0c]));
  expect(await next).toBe(0x0c);
});

test('skips block data and flow control', async () => {
  const answers = createAnswers();
  const next = answers.next('in-turn');
  answers.take(Uint8Array.from([0x11, 0x13, 0x00]));
  expect(await next).toBe(0);
});
