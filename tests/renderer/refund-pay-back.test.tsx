import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Given } from '#domain/sale/tender.ts';
import type { Answers } from './support/bridge.ts';
import type { FakeShop } from './support/fake-shop.ts';
import { soldAnswers } from './support/fake-sold.ts';
import { press } from './support/keys.ts';
import { giveReason, openRefund, SALE, takeBack, taken, toggle } from './support/refunding.ts';

const BY_CARD: Given = { kind: 'card', name: '', amount: -2900, reference: 'T-1', currency: null };

/** A till that says only when it is told to how the money of a sale goes back. */
function hesitant(): { answers: (shop: FakeShop) => Answers; say: () => void } {
  const said = Promise.withResolvers<void>();
  return {
    answers: (shop) => {
      const sold = soldAnswers(SALE)(shop);
      const refundTenders = async () => {
        await said.promise;
        return { given: [BY_CARD], cash: { before: 0, left: 2900, held: 2900 } };
      };
      return { ...sold, sale: { ...sold.sale, refundTenders } };
    },
    say: () => said.resolve(),
  };
}

test('Enter pays nothing back before the till has said which way, and then it goes back the way it came', async () => {
  const { answers, say } = hesitant();
  const { till, bridge } = await openRefund(answers);
  fireEvent.click(toggle(/^Clay pot/));
  giveReason();
  fireEvent.click(takeBack());
  await taken(till);
  press('F9');
  const field = await screen.findByRole('textbox', { name: 'Cash paid back' });
  fireEvent.submit(field);
  say();
  const finish = await screen.findByRole('button', { name: /^Pay it back/ });
  expect(document.activeElement).toBe(finish);
  expect(bridge.inputsOf('sale.commit')).toEqual([]);
  fireEvent.click(finish);
  await waitFor(() => expect(bridge.inputsOf('sale.commit')).toMatchObject([{ given: [BY_CARD] }]));
});
