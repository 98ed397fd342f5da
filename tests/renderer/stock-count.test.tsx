import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { StockCount } from '#contract/count.ts';
import { Refusal } from '#contract/errors.ts';
import type { Right } from '#domain/party/role.ts';
import { BONSAI, BONSAI_CODE, goods, POT, POT_CODE } from './support/counter.ts';
import { KNOWN_AT, signedIn } from './support/fake-shop.ts';
import { countAnswers, createFakeStock, openCount, uncounted, type FakeStock } from './support/fake-stock.ts';
import { press, scan } from './support/keys.ts';
import { change, renderTill } from './support/render-till.tsx';

interface Given {
  readonly count?: Partial<StockCount>;
  readonly stock?: Partial<FakeStock>;
  readonly rights?: readonly Right[];
  readonly path?: `/stock${string}`;
}

const COUNT = openCount();
const COUNTING: readonly Right[] = ['catalog.read', 'stock.read', 'stock.count'];

/** Opens a till on a count that is under way. */
function open({
  count = {},
  stock: given,
  rights,
  path = `/stock/count?count=${COUNT.countId}`,
}: Given = {}) {
  const stock = createFakeStock({ counts: [openCount(count)], ...given });
  const rendered = renderTill({
    shop: { ...goods, ...(rights === undefined ? {} : { session: signedIn({ permissions: rights }) }) },
    path,
    answers: (shop) => ({ count: countAnswers(stock, shop) }),
  });
  return { ...rendered, stock };
}

const front = (): HTMLElement => screen.getByRole('region', { name: 'Counted last' });
const started = (): Promise<HTMLElement> => screen.findByText('Scan the first of the goods');

/** The lines of the list in sight, each as its name. */
function names(list: string): string[] {
  return within(screen.getByRole('list', { name: list }))
    .getAllByRole('listitem')
    .map((line) => line.querySelector('p')?.textContent ?? '');
}

describe('beginning', () => {
  test('counts a list that is scanned, blind', async () => {
    const { bridge } = open({ path: '/stock/count', stock: { counts: [] } });
    fireEvent.click(await screen.findByRole('button', { name: 'Begin a count' }));
    fireEvent.click(await screen.findByRole('radio', { name: /^Some goods/ }));
    await screen.findByText('Scan each of the goods once to put it on the list.');
    scan(POT_CODE);
    scan(BONSAI_CODE);
    scan(POT_CODE);
    await screen.findByText('2 kinds of goods on the list');
    fireEvent.click(screen.getByRole('checkbox', { name: /^Count blind/ }));
    fireEvent.change(screen.getByLabelText('Name of the count'), { target: { value: 'Window' } });
    press('F9');
    await started();
    expect(bridge.inputsOf('count.open')).toMatchObject([
      { name: 'Window', scope: { kind: 'list', variantIds: [2, 1] }, isBlind: true },
    ]);
  });

  test('a scan rings up nothing where no list is made', async () => {
    open({ path: '/stock/count?begin=new' });
    await screen.findByLabelText('Name of the count');
    scan(POT_CODE);
    expect(await screen.findByRole('heading', { name: 'Begin a count' })).toBeTruthy();
    expect(screen.queryByText('2 kinds of goods on the list')).toBeNull();
  });
});

describe('counting', () => {
  test('each scan is noted once and stands large; the last entry can be taken back', async () => {
    const { bridge } = open();
    await started();
    scan(POT_CODE);
    scan(POT_CODE);
    await waitFor(() => expect(within(front()).getByRole('status').textContent).toBe('2counted'));
    expect(front().textContent).toContain('Clay pot, 22 cm');
    expect(front().textContent).toContain('20 should be there');
    expect(front().textContent).toContain('−18');
    press('z', 120, { ctrlKey: true });
    await waitFor(() => expect(within(front()).getByRole('status').textContent).toBe('1counted'));
    const asked = bridge.inputsOf('count.enter');
    expect(asked).toMatchObject([
      { variantId: 1, mode: 'add', quantity: 1000 },
      { variantId: 1, mode: 'add', quantity: 1000 },
      { variantId: 1, mode: 'add', quantity: -1000 },
    ]);
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(3);
  });

  test('a quantity is typed by keys or finger: in all, or more; nothing can be found too', async () => {
    const { bridge } = open();
    await started();
    scan(POT_CODE);
    await waitFor(() => expect(front().textContent).toContain('1counted'));
    press('F2');
    const dialog = await screen.findByRole('dialog', { name: 'Clay pot, 22 cm' });
    fireEvent.change(within(dialog).getByLabelText('How many?'), { target: { value: '20' } });
    fireEvent.submit(within(dialog).getByRole('textbox').closest('form') ?? dialog);
    expect(await screen.findByText('As it should be')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Type the quantity/ }));
    const again = await screen.findByRole('dialog', { name: 'Clay pot, 22 cm' });
    fireEvent.click(within(again).getByRole('button', { name: '4' }));
    fireEvent.click(within(again).getByRole('button', { name: 'Add to what was counted' }));
    await waitFor(() => expect(front().textContent).toContain('24counted'));
    fireEvent.click(screen.getByRole('button', { name: /^Type the quantity/ }));
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '0' }));
    fireEvent.click(screen.getByRole('button', { name: 'That is all there is' }));
    await waitFor(() => expect(front().textContent).toContain('0counted'));
    expect(bridge.inputsOf('count.enter')).toMatchObject([
      { mode: 'add', quantity: 1000 },
      { mode: 'set', quantity: 20_000 },
      { mode: 'add', quantity: 4000 },
      { mode: 'set', quantity: 0 },
    ]);
  });

  test('what could not be noted is said and noted once after all', async () => {
    const { bridge, stock } = open();
    await started();
    stock.refusal = new Refusal('internal');
    scan(POT_CODE);
    expect(await screen.findByText('Clay pot, 22 cm was not noted')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(front().textContent).toContain('1counted'));
    const [refused, noted] = bridge.inputsOf('count.enter');
    expect(noted).toEqual(refused);
    expect(screen.queryByText('Clay pot, 22 cm was not noted')).toBeNull();
  });

  test('goods nobody has counted are counted by touch, out of their list', async () => {
    const { bridge } = open();
    await started();
    fireEvent.click(screen.getByRole('radio', { name: 'Not counted' }));
    await waitFor(() => expect(names('Not counted')).toHaveLength(3));
    fireEvent.click(screen.getByRole('button', { name: 'Count: Bonsai, 6 years' }));
    const dialog = await screen.findByRole('dialog', { name: 'Bonsai, 6 years' });
    fireEvent.click(within(dialog).getByRole('button', { name: '1' }));
    fireEvent.click(within(dialog).getByRole('button', { name: 'That is all there is' }));
    await waitFor(() =>
      expect(bridge.inputsOf('count.enter')).toMatchObject([{ variantId: 2, mode: 'set' }]),
    );
  });

  test('who counts blind and may not review sees nothing of what should be there, and can’t book', async () => {
    open({ count: { isBlind: true }, rights: COUNTING });
    await started();
    expect(screen.queryByRole('radio', { name: 'Differing' })).toBeNull();
    expect(screen.queryByRole('button', { name: /^Review and book/ })).toBeNull();
    expect(screen.getByText(/Somebody who may book counts/)).toBeTruthy();
  });

  test('the count goes on after leaving it', async () => {
    const rendered = open();
    await started();
    scan(POT_CODE);
    await waitFor(() => expect(front().textContent).toContain('1counted'));
    fireEvent.click(screen.getByRole('link', { name: 'Goods' }));
    await screen.findByText('Scan something');
    change(rendered, {}, 'count');
    fireEvent.click(screen.getByRole('link', { name: 'Count' }));
    fireEvent.click(await screen.findByRole('link', { name: /^Back shelf/ }));
    expect(await screen.findByText('1 of 3 goods counted')).toBeTruthy();
    await waitFor(() => expect(names('Counted')).toEqual(['Clay pot, 22 cm']));
  });
});

describe('reviewing', () => {
  const differing = {
    ...uncounted(POT),
    counted: 18_000,
    expected: 20_000,
    difference: -2000,
    worth: -2900,
    knownAt: KNOWN_AT,
    lastAt: KNOWN_AT,
  };
  const moved = {
    ...uncounted(BONSAI),
    counted: 2000,
    expected: 1000,
    difference: 1000,
    worth: 8500,
    hasMoved: true,
    lastAt: KNOWN_AT,
  };
  const found = () => new Map([differing, moved].map((line) => [line.variantId, line]));

  test('shows differences by pieces and worth, marks what moved, and leads back to count it again', async () => {
    open({ stock: { found: found() } });
    await started();
    fireEvent.click(screen.getByRole('radio', { name: 'Differing' }));
    const list = await screen.findByRole('list', { name: 'Differing' });
    const [pot, bonsai] = within(list).getAllByRole('listitem');
    expect(pot?.textContent).toContain('−2');
    expect(pot?.textContent).toContain('18 counted, 20 expected');
    expect(pot?.textContent).toContain('29.00');
    expect(bonsai?.textContent).toContain('Moved meanwhile: count again');
    fireEvent.click(screen.getByRole('button', { name: 'Count again: Bonsai, 6 years' }));
    await screen.findByRole('dialog', { name: 'Bonsai, 6 years' });
    expect(front().textContent).toContain('Moved meanwhile');
  });

  test('books without what is left out, and leaves alone what nobody counted', async () => {
    const rendered = open({ stock: { found: found() } });
    const { bridge } = rendered;
    await started();
    fireEvent.click(screen.getByRole('radio', { name: 'Differing' }));
    const list = await screen.findByRole('list', { name: 'Differing' });
    fireEvent.click(within(list).getAllByRole('checkbox')[1] ?? list);
    press('F9');
    const dialog = await screen.findByRole('dialog', { name: 'Review and book' });
    await within(dialog).findByText(/2 goods differ and will be corrected. One of them is left out./);
    expect(within(dialog).queryByText(/moved while/)).toBeNull();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Book and end the count' }));
    await waitFor(() => expect(bridge.inputsOf('count.book')).toHaveLength(1));
    change(rendered, {}, 'count');
    expect(await screen.findByText(/^The stock of 2 goods is as it was counted/)).toBeTruthy();
    expect(bridge.inputsOf('count.book')).toMatchObject([{ without: [2], missingIsZero: false }]);
  });

  test('warns before it takes uncounted goods for gone, and of goods that moved', async () => {
    const { bridge } = open({ stock: { found: found() } });
    await started();
    press('F9');
    const dialog = await screen.findByRole('dialog', { name: 'Review and book' });
    expect(await within(dialog).findByText('One of the goods moved while it was counted')).toBeTruthy();
    fireEvent.click(await within(dialog).findByRole('radio', { name: /^Take them for gone/ }));
    expect((await within(dialog).findByRole('alert')).textContent).toContain(
      'One of the goods will have no stock',
    );
    fireEvent.click(within(dialog).getByRole('button', { name: 'Book and end the count' }));
    await waitFor(() => expect(bridge.inputsOf('count.book')).toHaveLength(1));
    expect(bridge.inputsOf('count.book')).toMatchObject([{ missingIsZero: true }]);
  });

  test('a count given up books nothing', async () => {
    const rendered = open({ stock: { found: found() } });
    await started();
    fireEvent.click(screen.getByRole('button', { name: 'Give this count up' }));
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Give it up' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    change(rendered, {}, 'count');
    expect(await screen.findByText('Nothing of it was booked.')).toBeTruthy();
    expect(rendered.bridge.inputsOf('count.book')).toEqual([]);
  });

  test('a booking that was cut off goes on', async () => {
    const { bridge } = open({ count: { state: 'booking', booked: 1 }, stock: { found: found() } });
    expect(await screen.findByText('1 goods booked so far')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Go on booking' }));
    await waitFor(() => expect(bridge.inputsOf('count.book')).toHaveLength(1));
  });
});
