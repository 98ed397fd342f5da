import { idSchema } from '#contract/amounts.ts';
import type { catalog } from '#contract/catalog.ts';
import type { Client } from '#contract/index.ts';
import type { OutputOf } from '#contract/procedure.ts';
import { couponKey } from '#domain/promotion/coupon.ts';
import { RequestFailed } from '#renderer/client/client.ts';
import { activeBasket, type Counter, type CounterNotice } from './counter.ts';
import { NOTHING_SAID, type Said } from './counter-lines.ts';
import type { Scan } from './keyboard-ear.ts';
import type { Pricer } from './pricing.ts';
import { scannedOrder, type ScannedOrder } from './scanned-order.ts';
import { play } from './sound.ts';

interface Parts {
  readonly api: Client;
  readonly counter: Counter;
  readonly pricer: Pricer;
  /** Hears of a receipt whose code was scanned. */
  readonly onReceipt: (saleId: string) => void;
  /** Hears of an order whose code was scanned. */
  readonly onOrder: (order: ScannedOrder) => void;
  /** False while something lies over the screen that has to be dealt with first. */
  readonly isHome: () => boolean;
}

/** What a code turned out to mean. */
type Meaning =
  | { readonly kind: 'goods'; readonly found: OutputOf<typeof catalog.byCode> }
  | { readonly kind: 'receipt'; readonly saleId: string }
  | { readonly kind: 'coupon'; readonly code: string }
  | { readonly kind: 'order'; readonly order: ScannedOrder }
  | { readonly kind: 'card'; readonly customer: NonNullable<Awaited<ReturnType<typeof holderOf>>> };

/** Does what a scan means: rings up goods, a coupon, a customer's card; opens a receipt or an order to collect. In the order of the scans, however quick. */
export function createRingUp(parts: Parts): (scan: Scan) => void {
  const { isHome } = parts;
  let last: Promise<void> = Promise.resolve();
  return (scan) => {
    if (activeBasket(parts.counter.store.getState()) === null) return play('refused');
    const meant = meaningOf(parts, scan.code);
    last = last.then(async () => {
      try {
        const meaning = await meant;
        if (isHome()) take(parts, meaning, scan);
        else play('refused');
      } catch (error) {
        play('unknown');
        parts.counter.notify(noticeOf(scan.code, error));
      }
    });
    meant.catch(() => undefined);
    return undefined;
  };
}

async function meaningOf({ api, pricer }: Parts, code: string): Promise<Meaning> {
  const saleId = idSchema.safeParse(code.toLowerCase());
  if (saleId.success) return { kind: 'receipt', saleId: saleId.data };
  const promotions = pricer.rules()?.promotions ?? [];
  const isCoupon = promotions.some(({ coupon }) => coupon !== null && couponKey(coupon) === couponKey(code));
  if (isCoupon) return { kind: 'coupon', code };
  try {
    return { kind: 'goods', found: await api.catalog.byCode({ code }) };
  } catch (error) {
    if (!(error instanceof RequestFailed) || error.code !== 'code-unknown') throw error;
    const customer = await holderOf(api, code);
    if (customer !== undefined) return { kind: 'card', customer };
    const order = await orderOf(api, code);
    if (order === undefined) throw error;
    return { kind: 'order', order };
  }
}

/** The order to collect that a code is of; who can't ask for orders scans goods only. */
async function orderOf(api: Client, code: string): Promise<ScannedOrder | undefined> {
  return await scannedOrder(api, code).catch(noneWhereRefused);
}

/** Whose card it is; who can't ask for customers scans goods only. */
async function holderOf(api: Client, card: string) {
  const found = await api.customer.search({ text: card, limit: 10 }).catch(noneWhereRefused);
  return found?.customers.find((customer) => customer.card === card);
}

/** An expected "no" means that the code is none of these; a fault is said, as the code may well be one. */
function noneWhereRefused(error: unknown): undefined {
  if (!(error instanceof RequestFailed) || error.traceId !== null) throw error;
}

function take({ counter, onReceipt, onOrder }: Parts, meaning: Meaning, scan: Scan): void {
  if (meaning.kind === 'receipt') return onReceipt(meaning.saleId);
  if (meaning.kind === 'order') return onOrder(meaning.order);
  if (meaning.kind === 'coupon') {
    counter.act({ kind: 'add-coupon', code: meaning.code });
    return counter.notify({ kind: 'coupon-taken', name: couponKey(meaning.code) });
  }
  if (meaning.kind === 'card') {
    const { customerId: id, name, groupIds } = meaning.customer;
    counter.act({ kind: 'customer', customer: { id, name, groupIds } });
    return counter.notify({ kind: 'customer-taken', name });
  }
  const { items } = meaning.found;
  const [item] = items;
  const said = saidBy(meaning.found, scan.code);
  if (items.length > 1) counter.notify({ kind: 'which-one', items, said });
  else if (item !== undefined) counter.ringUp(item, said, scan.at);
  return undefined;
}

/** What a code says of goods besides which ones they are. */
export function saidBy({ measure, expiresOn }: OutputOf<typeof catalog.byCode>, code: string): Said {
  const expiredOn = expiresOn !== null && expiresOn < today() ? expiresOn : null;
  if (measure === null) return { ...NOTHING_SAID, expiredOn };
  if (measure.kind === 'price') return { quantity: null, total: measure.total, code, expiredOn };
  return { ...NOTHING_SAID, quantity: measure.quantity, expiredOn };
}

/** The day by the shop's own clock, as ISO writes it. */
function today(): string {
  const now = new Date();
  const parts = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return [now.getFullYear(), ...parts].join('-');
}

function noticeOf(code: string, error: unknown): CounterNotice {
  const reason = error instanceof RequestFailed ? error.code : null;
  if (reason === 'code-unknown') return { kind: 'unknown-code', code, isMisread: false };
  if (reason === 'code-bad-check-digit') return { kind: 'unknown-code', code, isMisread: true };
  return { kind: 'lookup-failed', code, error };
}
