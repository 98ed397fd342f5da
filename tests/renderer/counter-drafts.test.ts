import { expect, test } from 'vitest';
import { emptyBasket, type Basket } from '#domain/sale/basket.ts';
import { createDraftKeeper } from '#renderer/app/draft-keeper.ts';

const A = emptyBasket('0192f5a8-7d3c-7000-8000-00000000000a', 'EUR');
const B = emptyBasket('0192f5a8-7d3c-7000-8000-00000000000b', 'EUR');

function keeper() {
  const written: Basket[] = [];
  const states: boolean[] = [];
  const disk = { isFull: false };
  const save = (basket: Basket): Promise<void> => {
    if (disk.isFull) return Promise.reject(new Error('no room'));
    written.push(basket);
    return Promise.resolve();
  };
  const draft = createDraftKeeper(save, (isKept) => states.push(isKept));
  return { draft, written, states, disk };
}

test('of several changes of a basket only the last is written', async () => {
  const { draft, written } = keeper();
  const last = { ...A, note: 'third' };
  for (const basket of [A, { ...A, note: 'second' }, last]) draft.keep(basket);
  await draft.flush();
  expect(written).toEqual([last]);
});

test('the basket that was changed last is written last: it is the one in front', async () => {
  const { draft, written } = keeper();
  draft.keep(A);
  draft.keep(B);
  draft.keep({ ...A, note: 'again' });
  await draft.flush();
  expect(written.map(({ id }) => id)).toEqual([B.id, A.id]);
});

test('what was dropped is not written any more, the rest is', async () => {
  const { draft, written } = keeper();
  draft.keep(A);
  draft.keep(B);
  await draft.drop(A.id);
  expect(written).toEqual([B]);
});

test('what could not be written is tried again with the next change', async () => {
  const { draft, written, states, disk } = keeper();
  disk.isFull = true;
  draft.keep(A);
  await draft.flush();
  expect(states).toEqual([false]);
  disk.isFull = false;
  draft.keep(B);
  await draft.flush();
  expect(written.map(({ id }) => id)).toEqual([A.id, B.id]);
  expect(states).toEqual([false, true]);
});

test('a newer state of a basket that could not be written takes its place', async () => {
  const { draft, written, disk } = keeper();
  disk.isFull = true;
  draft.keep(A);
  await draft.flush();
  disk.isFull = false;
  const newer = { ...A, note: 'newer' };
  draft.keep(newer);
  await draft.flush();
  expect(written).toEqual([newer]);
});
