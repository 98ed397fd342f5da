import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { IntlProvider } from 'react-intl';
import { expect, onTestFinished, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { PaperPane } from '#renderer/app/PaperPane.tsx';
import { createClient } from '#renderer/client/client.ts';
import { ClientProvider } from '#renderer/client/ClientProvider.tsx';
import { createQueries } from '#renderer/client/queries.ts';
import { createQueryClient } from '#renderer/client/topics.ts';
import en from '#locales/en.json' with { type: 'json' };
import { createFakeBridge, type Answers, type FakeBridge } from './support/bridge.ts';
import { paperOf } from './support/paper.ts';

const ID = '0192f5a8-7d3c-7000-8000-000000000001';
const FILE = '/home/mira/Receipt R1-000001.pdf';

/** Shows the paper of a sale, or of a shift, with answers that differ from a till where all goes well. */
function show(answers: Answers['receipt'] = {}, subject: 'sale' | 'z' = 'sale'): FakeBridge {
  const bridge = createFakeBridge({
    receipt: {
      view: ({ id }) => ({ document: paperOf(id) }),
      reprint: () => ({ jobId: ID }),
      save: () => ({ file: FILE }),
      ...answers,
    },
  });
  const api = createClient(bridge);
  render(
    <IntlProvider locale="en" messages={en}>
      <ClientProvider api={api} queries={createQueries(api)} queryClient={createQueryClient()}>
        <PaperPane subject={subject} id={ID} />
      </ClientProvider>
    </IntlProvider>,
  );
  onTestFinished(cleanup);
  return bridge;
}

test('shows the paper whole, as the printer gets it', async () => {
  show();
  const paper = await screen.findByRole('article', { name: 'Receipt R1-000001' });
  const texts =
    'Garden & Desk|12 Mill Lane|COPY|Exchange|New|Clay pot|29.00A|2 × 14.50|A tenth off|-2.90|as a gift|' +
    'Subtotal|€26.10|Total|€25.00|Paid with|Card|Ref. 4711|€1.00|19%|VAT|3.99|Served by|Mira|' +
    'Deliver on Monday|Signature|Thank you|Code GIFT-7QK2';
  expect(texts.split('|').filter((text) => !(paper.textContent ?? '').includes(text))).toEqual([]);
  expect(within(paper).getByRole('columnheader', { name: 'Gross' })).toBeTruthy();
});

test('draws the codes that a refund and a voucher are found by', async () => {
  show();
  const code = await screen.findByRole('img', { name: ID });
  expect(code.querySelector('path')?.getAttribute('d')).toBe('M0 0L7 0L7 7L0 7Z');
  expect(code.getAttribute('viewBox')).toBe('-4 -4 29 29');
  expect(screen.getByRole('img', { name: 'GIFT-7QK2' })).toBeTruthy();
});

test('keeps what names say apart from the amounts beside them', async () => {
  show({
    view: () => {
      const paper = paperOf(ID);
      const total = { kind: 'total', row: { label: 'שלום <b>', amount: '-€1.00' } } as const;
      return { document: { ...paper, blocks: [total] } };
    },
  });
  const paper = await screen.findByRole('article');
  expect([...paper.querySelectorAll('bdi')].map((part) => [part.textContent, part.dir])).toEqual([
    ['שלום <b>', ''],
    ['-€1.00', 'ltr'],
  ]);
});

test('prints a copy and says so', async () => {
  const bridge = show();
  fireEvent.click(await screen.findByRole('button', { name: 'Print again as a copy' }));
  expect(await screen.findByText('The copy is on its way to the printer.')).toBeTruthy();
  expect(bridge.inputsOf('receipt.reprint')).toEqual([{ subject: 'sale', id: ID }]);
});

test('says why no copy can be printed', async () => {
  show({
    reprint: () => {
      throw new Refusal('printer-not-set-up');
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Print again as a copy' }));
  expect((await screen.findByRole('alert')).textContent).toContain('No printer is set up');
});

test.each([
  ['Save as PDF', 'pdf'],
  ['Save as web page', 'html'],
])('%s asks for a file and says where it is', async (name, as) => {
  const bridge = show({}, 'z');
  fireEvent.click(await screen.findByRole('button', { name }));
  expect(await screen.findByText(`Saved as ${FILE}`)).toBeTruthy();
  expect(bridge.inputsOf('receipt.save')).toEqual([{ subject: 'z', id: ID, as }]);
});

test('says nothing when nobody wanted the file after all', async () => {
  const bridge = show({ save: () => ({ file: null }) });
  const button = await screen.findByRole('button', { name: 'Save as PDF' });
  fireEvent.click(button);
  await expect.poll(() => bridge.inputsOf('receipt.save').length).toBe(1);
  await expect.poll(() => button.hasAttribute('disabled')).toBe(false);
  expect(screen.getByRole('status').textContent).toBe('');
});

test('says why there is no paper, and offers nothing to do with it', async () => {
  show({
    view: () => {
      throw new Refusal('sale-unknown');
    },
  });
  expect((await screen.findByRole('alert')).textContent).toContain('does not know the sale');
  expect(screen.queryByRole('button')).toBeNull();
});
