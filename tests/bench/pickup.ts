import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import type { PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { openConnection } from '#main/data/database.ts';
import { webLine, webOrder } from '#tests/domain/receipt/sample-pickup.ts';
import { scan } from '#tests/e2e/counter.ts';
import { signInAsOwner } from '#tests/e2e/sign-in.ts';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';
import { PACK, pickAll, tell } from '#tests/support/pickup-desk.ts';
import { heardSteps } from '#tests/support/web-orders.ts';
import { recordEach, type BigTill } from './core.ts';
import { wordsOf } from './goods.ts';
import { inTurns, timed, toResult, type Result } from './measure.ts';
import { replayer, type Step } from './recorder.ts';
import { change, dataFolderOf } from './screen.ts';

const OPEN = 2000;
const LINES = 4;
const BOARDS = 300;
const CODES = 5000;
const SHOWN = 20;

/** Orders that wait to be collected, at every stage alike. */
export async function putOpenOrders(till: BigTill): Promise<void> {
  const orders = Array.from({ length: OPEN }, (_, index) => orderAt(till, index));
  const events = orders.flatMap((order, index) =>
    heardSteps(order.orderId, stepsTo(order, index % 4), till.clock.at),
  );
  await tell(till, orders, events);
}

function orderAt(till: BigTill, index: number): WebOrder {
  const lines = Array.from({ length: LINES }, (_, line) => {
    const name = wordsOf(index * LINES + line).join(' ');
    return webLine({ lineId: `${index}-${line}`, sku: `SKU-${index}-${line}`, name });
  });
  return webOrder({
    orderId: `${index}`,
    code: `WEB${index}`,
    pickupCode: codeOf(index),
    customer: { name: `Shopper ${index}`, mail: `${index}@example.com`, phone: `0664 ${index}` },
    placedAt: till.clock.at - index * 60_000,
    total: lines.reduce((sum, { total }) => sum + total, 0),
    lines,
  });
}

function codeOf(index: number): string {
  return `K7M2${String((index * 7919) % 10_000).padStart(4, '0')}`;
}

/** New, to be picked, in a walk, or ready. */
function stepsTo(order: WebOrder, stage: number): PickupStep[] {
  const whole: PickupStep[] = [
    { kind: 'accept' },
    { kind: 'start' },
    ...pickAll(order),
    PACK,
    { kind: 'ready' },
  ];
  return whole.slice(0, [0, 1, 3, whole.length][stage]);
}

/** The board as the screen asks for it; raw reads the same rows. */
export async function benchBoard(till: BigTill): Promise<Result> {
  return await benchAsking(till, { name: `board of ${OPEN} open orders`, unit: 'ms', count: BOARDS }, () => [
    'pickup.board',
    {},
  ]);
}

/** The order that a shopper's code stands for. */
export async function benchOrderByCode(till: BigTill): Promise<Result> {
  return await benchAsking(till, { name: 'order by its code', unit: 'µs', count: CODES }, (index) => [
    'pickup.byCode',
    { code: codeOf(index % OPEN) },
  ]);
}

type Question = readonly ['pickup.board' | 'pickup.byCode', object];

async function benchAsking(
  till: BigTill,
  { name, unit, count }: { readonly name: string; readonly unit: 'ms' | 'µs'; readonly count: number },
  questionAt: (index: number) => Question,
): Promise<Result> {
  const ask = async (where: Pick<BigTill, 'ask'>, index: number): Promise<void> => {
    const [procedure, input] = questionAt(index);
    const reply = await where.ask(procedure, input);
    if (!reply.ok) throw new Error(`${procedure} was refused: ${reply.error.code}`);
  };
  const steps = await recordEach(till.file, count, ask);
  const raw = openConnection(till.file, { mustExist: true }).sqlite;
  const replay = replayer(raw);
  const times = await inTurns(
    { count, warmUp: count / 10 },
    (index) => ask(till, index),
    (index) => replay(steps[index % count] ?? []),
  );
  raw.close();
  return toResult(name, unit, times);
}

/**
 * In the real window with all its open orders: the board, from the press that leads there to its painted frame, and
 * the giving of an order, from the last key of its shopper's code, scanned while selling, to its painted frame. Raw
 * reads the rows of the same screens.
 */
export async function benchPickupScreens(till: BigTill): Promise<Result[]> {
  const [board] = await recordEach(till.file, 1, (twin) => twin.ask('pickup.board', {}));
  const orders = await recordEach(till.file, SHOWN, async (twin, index) => {
    await twin.ask('pickup.byCode', { code: codeOf(readyAt(index)) });
    await twin.ask('pickup.order', { orderId: `${readyAt(index)}` });
  });
  const folder = dataFolderOf(till);
  change(folder, 'DELETE FROM open_basket');
  const raw = openConnection(till.file, { mustExist: true }).sqlite;
  const replay = replayer(raw);
  const launched = await launchTill({ userData: folder });
  try {
    await signInAsOwner(launched.page);
    const show = async (
      name: string,
      act: (index: number) => Promise<number>,
      stepsAt: (index: number) => readonly Step[] | undefined,
    ): Promise<Result> => {
      const times = { product: new Array<number>(), raw: new Array<number>() };
      for (let index = 0; index < SHOWN; index += 1) {
        times.product.push(await act(index));
        times.raw.push(await timed(() => replay(stepsAt(index) ?? [])));
      }
      return toResult(name, 'ms', times);
    };
    return [
      await show(
        `board of ${OPEN} open orders, painted`,
        () => openBoard(launched.page),
        () => board,
      ),
      await show(
        'scanned code to painted hand-over',
        (index) => scanOrder(launched, codeOf(readyAt(index))),
        (index) => orders[index],
      ),
    ];
  } finally {
    raw.close();
    await launched.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One of the orders that wait on the shelf. */
function readyAt(index: number): number {
  return index * 4 + 3;
}

async function openBoard(page: Page): Promise<number> {
  await page.getByRole('link', { name: 'Sell' }).click();
  await page.getByRole('heading', { name: 'Pickups' }).waitFor({ state: 'detached' });
  await page.evaluate(measurePaint, { event: 'click', to: 'main section li' } as const);
  await page.getByRole('link', { name: /^Pickups/ }).click();
  return await paintedAfter(page);
}

async function scanOrder(launched: LaunchedTill, code: string): Promise<number> {
  const { page } = launched;
  await page.getByRole('link', { name: 'Sell' }).click();
  await page.getByRole('searchbox').waitFor();
  // The keys of a scan are kept from the page; that the last one comes up again is not, and it was sent with it.
  await page.evaluate(measurePaint, { event: 'keyup', to: '[role=dialog]' } as const);
  await scan(launched, code);
  const took = await paintedAfter(page);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  return took;
}

/** In the page: from the next click, or the Enter that comes up next, to the frame after `to` is there. */
function measurePaint({ event, to }: { event: 'click' | 'keyup'; to: string }): void {
  performance.clearMeasures('painted');
  const look = (start: number): void => {
    if (document.querySelector(to) === null) requestAnimationFrame(() => look(start));
    else requestAnimationFrame(() => performance.measure('painted', { start }));
  };
  const hear = (heard: MouseEvent | KeyboardEvent): void => {
    if (heard instanceof KeyboardEvent && heard.key !== 'Enter') return;
    window.removeEventListener(event, hear, { capture: true });
    look(heard.timeStamp);
  };
  window.addEventListener(event, hear, { capture: true });
}

/** How long what was measured took, milliseconds, once it is painted. */
async function paintedAfter(page: Page): Promise<number> {
  const measure = await page.waitForFunction(() => performance.getEntriesByName('painted').at(-1)?.duration);
  return z.number().parse(await measure.jsonValue());
}
