import { Refusal } from '#contract/errors.ts';
import { basketSchema, type CommittedSale, type sale } from '#contract/sale.ts';
import type { InputOf } from '#contract/procedure.ts';
import type { Basket } from '#domain/sale/basket.ts';
import { formatReceiptNumber, type SaleRecord } from '#domain/sale/sale.ts';
import { settle, type Settlement } from '#domain/sale/settle.ts';
import { payCash, type Tender } from '#domain/sale/tender.ts';
import { sum } from '#domain/money/money.ts';
import { dropDraft, findDraft, keepDraft } from '#main/data/basket-draft.ts';
import { sellableVariants, type SellableVariant } from '#main/data/catalog.ts';
import { queueDeviceJob } from '#main/data/device-job.ts';
import { appendJournal } from '#main/data/journal.ts';
import { enqueueSale } from '#main/data/outbox.ts';
import { findSale, insertSale, nextNumber, recentSales } from '#main/data/sale.ts';
import { findShop, type ShopRow } from '#main/data/shop.ts';
import type { CommandContext, FeatureHandlers } from './context.ts';
import { saleDocument } from './sale-document.ts';

/** What selling asks of the PC it runs on. */
export interface SalePorts {
  /** Whether a receipt printer, and with it a drawer, is set up. */
  readonly hasPrinter: () => boolean;
}

type Commit = InputOf<typeof sale.commit>;

/** Ringing up and paying. */
export function saleHandlers(ports: SalePorts): FeatureHandlers<typeof sale> {
  return {
    draft: async (_, { db }) => {
      const draft = await findDraft(db);
      return { basket: draft === null ? null : readDraft(draft) };
    },
    keepDraft: async ({ basket }, { tx, clock }) => {
      if ((await findSale(tx, basket.id)) === null) await keepDraft(tx, JSON.stringify(basket), clock.now());
      return {};
    },
    commit: (input, context) => commit(input, context, ports),
    recent: async ({ limit, before }, { db }) => ({ sales: await recentSales(db, limit, before) }),
  };
}

/** A draft that an older program kept in another shape is no basket any more. */
function readDraft(draft: string): Basket | null {
  return basketSchema.safeParse(JSON.parse(draft)).data ?? null;
}

async function commit(input: Commit, context: CommandContext, ports: SalePorts): Promise<CommittedSale> {
  const { tx } = context;
  const before = await findSale(tx, input.basket.id);
  if (before !== null) return again(before, input);
  const shop = await findShop(tx);
  if (shop === null) throw new Refusal('not-set-up');
  const variants = await sellableVariants(
    tx,
    input.basket.lines.map((line) => line.variantId),
  );
  if (input.basket.currency !== shop.currency) throw new Refusal('price-changed');
  const settlement = settleAsShown(input, variants);
  const record = await recordOf(input, settlement, shop, context);
  await save(record, variants, shop, context);
  if (ports.hasPrinter()) await queuePaper(record.id, context);
  context.touch('sale', 'stock', 'device');
  return committed(record, false);
}

/** Paying the same basket again gives the sale that was made; another content is refused, as it was never paid. */
function again(before: SaleRecord, { basket }: Commit): CommittedSale {
  const isSame =
    before.lines.length === basket.lines.length &&
    before.lines.every((line, index) => {
      const wanted = basket.lines[index];
      return wanted?.variantId === line.variantId && wanted.quantity === line.quantity;
    });
  if (isSame) return committed(before, true);
  throw new Refusal('already-paid', { number: formatReceiptNumber(before.registerCode, before.number) });
}

/** @throws Refusal when the basket is not what the catalog sells, or not what the customer saw. */
function settleAsShown(input: Commit, variants: ReadonlyMap<number, SellableVariant>): Settlement {
  if (input.basket.lines.length === 0) throw new Refusal('basket-empty');
  for (const line of input.basket.lines) {
    const variant = variants.get(line.variantId);
    if (variant === undefined) throw new Refusal('variant-unknown', { name: line.name });
    if (variant.price !== line.unitPrice || variant.ratePpm !== line.ratePpm) {
      throw new Refusal('price-changed', { name: line.name });
    }
  }
  const settlement = settle(input.basket.lines);
  if (settlement.total !== input.shownTotal) throw new Refusal('price-changed');
  return settlement;
}

async function recordOf(
  { basket, tender }: Commit,
  settlement: Settlement,
  shop: ShopRow,
  { tx, actor, clock }: CommandContext,
): Promise<SaleRecord> {
  const soldAt = clock.now();
  return {
    id: basket.id,
    registerCode: shop.registerCode,
    number: await nextNumber(tx, shop.registerCode),
    soldAt,
    utcOffsetMinutes: clock.utcOffsetMinutes(soldAt),
    clerk: actor.name,
    currency: shop.currency,
    lines: linesOf(basket, settlement),
    taxes: settlement.taxes,
    total: settlement.total,
    tenders: [paid(settlement.total, tender.given)],
  };
}

function linesOf(basket: Basket, settlement: Settlement): SaleRecord['lines'] {
  return basket.lines.map(({ id: _, ratePpm, ...line }, index) => ({
    ...line,
    position: index + 1,
    total: settlement.lines[index]?.total ?? 0,
    tax: settlement.lines[index]?.tax ?? 0,
    taxRatePpm: ratePpm,
  }));
}

function paid(total: number, given: number): Tender {
  const payment = payCash(total, given);
  if (payment.kind === 'short') throw new Refusal('tender-short', { missing: payment.missing });
  return payment.tender;
}

async function save(
  record: SaleRecord,
  variants: ReadonlyMap<number, SellableVariant>,
  shop: ShopRow,
  { tx, actor, clock }: CommandContext,
): Promise<void> {
  const movements = record.lines.map((line) => ({
    id: clock.newId(),
    variantId: line.variantId,
    quantity: -line.quantity,
  }));
  await insertSale(tx, record, shop.locationCode, movements);
  await appendJournal(tx, {
    at: record.soldAt,
    kind: 'sale',
    actor: actor.name,
    payload: record,
  });
  if (shop.kind === 'vendure') await enqueueSale(tx, saleDocument(record, variants, shop), record.soldAt);
  await dropDraft(tx);
}

/** The drawer comes before the paper: the clerk needs the change first. */
async function queuePaper(saleId: string, { tx, clock }: CommandContext): Promise<void> {
  const at = clock.now();
  await queueDeviceJob(tx, { id: clock.newId(), kind: 'drawer', saleId, isCopy: false, at });
  await queueDeviceJob(tx, { id: clock.newId(), kind: 'receipt', saleId, isCopy: false, at });
}

function committed(record: SaleRecord, repeated: boolean): CommittedSale {
  return {
    saleId: record.id,
    receiptNumber: formatReceiptNumber(record.registerCode, record.number),
    total: record.total,
    given: sum(record.tenders.map((tender) => tender.given)),
    change: sum(record.tenders.map((tender) => tender.change)),
    repeated,
  };
}
