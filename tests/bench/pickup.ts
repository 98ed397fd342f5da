import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { PickupStep } from '#domain/pickup/step.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';
import { openConnection } from '#main/data/database.ts';
import { webLine, webOrder } from '#tests/domain/receipt/sample-pickup.ts';
import { signInAsOwner } from '#tests/e2e/sign-in.ts';
import { launchTill } from '#tests/support/electron.ts';
import { PACK, pickAll, tell } from '#tests/support/pickup-desk.ts';
import { heardSteps } from '#tests/support/web-orders.ts';
import { recordEach, type BigTill } from './core.ts';
import { wordsOf } from './goods.ts';
import { inTurns, timed, toResult, type Result } from './measure.ts';
import { replayer } from './recorder.ts';
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
 * In the real window, from the press that leads there to the painted frame of the board with all its open orders. Raw
 * reads the rows of the same screen.
 */
export async function benchBoardScreen(till: BigTill): Promise<Result> {
  const [steps] = await recordEach(till.file, 1, (twin) => twin.ask('pickup.board', {}));
  const folder = dataFolderOf(till);
  change(folder, 'DELETE FROM open_basket');
  const raw = openConnection(till.file, { mustExist: true }).sqlite;
  const replay = replayer(raw);
  const launched = await launchTill({ userData: folder });
  const times = { product: new Array<number>(), raw: new Array<number>() };
  try {
    await signInAsOwner(launched.page);
    for (let shown = 0; shown < SHOWN; shown += 1) {
      times.product.push(await openBoard(launched.page));
      times.raw.push(await timed(() => replay(steps ?? [])));
    }
  } finally {
    raw.close();
    await launched.kill();
    rmSync(folder, { recursive: true, force: true });
  }
  return toResult(`board of ${OPEN} open orders, painted`, 'ms', times);
}

async function openBoard(page: Page): Promise<number> {
  await page.getByRole('link', { name: 'Sell' }).click();
  await page.getByRole('heading', { name: 'Pickups' }).waitFor({ state: 'detached' });
  const painted = page.evaluate(paintedAfterClick, 'main section li');
  await page.getByRole('link', { name: /^Pickups/ }).click();
  return await painted;
}

/** From the next click to the frame after `to` is there. */
function paintedAfterClick(to: string): Promise<number> {
  return new Promise((resolve) => {
    const look = (begun: number): void => {
      if (document.querySelector(to) === null) requestAnimationFrame(() => look(begun));
      else requestAnimationFrame(() => resolve(performance.now() - begun));
    };
    window.addEventListener('click', ({ timeStamp }) => look(timeStamp), { once: true, capture: true });
  });
}
