import { formatReceiptNumber, type SaleRecord } from '#domain/sale/sale.ts';
import type { Words } from '#domain/receipt/writer.ts';
import type { CommittedSale } from '#contract/sale.ts';
import { sum } from '#domain/money/money.ts';
import { standingsOf, type Standing } from '#domain/sale/resold.ts';
import { queueDeviceJob } from '#main/data/device-job.ts';
import type { Reader } from '#main/data/database.ts';
import { openCustomerDocument } from '#main/data/outbox-customer.ts';
import { enqueueDocument, knownDocuments } from '#main/data/outbox.ts';
import { happenedTo, soldAs } from '#main/data/sale-origin.ts';
import { journaledSale } from '#main/data/journal-told.ts';
import { findSale, insertSale } from '#main/data/sale.ts';
import { knownVariants } from '#main/data/sellable.ts';
import { hasStore, type ShopRow } from '#main/data/shop.ts';
import type { Movement } from '#main/data/stock-movement.ts';
import type { CommandContext } from './context.ts';
import type { ScannerPorts } from './read-code.ts';
import { buyerOf } from './buyer.ts';
import { storeDocument } from './sale-document.ts';

/** What selling asks of the PC it runs on. */
export interface SalePorts extends ScannerPorts {
  /** Whether a receipt printer, and with it a drawer, is set up. */
  readonly hasPrinter: () => boolean;
  /** The shop's language, for what orders of the store are called. */
  readonly words: Words;
}

/** A document that is decided, and what it does to the stock. */
export interface Decided {
  readonly record: SaleRecord;
  readonly movements: readonly Movement[];
  readonly shop: ShopRow;
}

/** Writes a document and everything that follows from it, in the caller's transaction: journal, outbox, drawer, paper. */
export async function saveDocument(
  { record, movements, shop }: Decided,
  context: CommandContext,
  ports: SalePorts,
): Promise<void> {
  const { tx, record: toJournal, touch } = context;
  await insertSale(tx, record, shop.locationCode, movements);
  await toJournal(record.kind, journaledSale(record));
  if (hasStore(shop.kind)) await enqueue(record, shop, context);
  if (ports.hasPrinter()) await queuePaper(record, context);
  touch('sale', 'stock', 'basket', 'device', 'shift', 'journal');
}

async function enqueue(record: SaleRecord, shop: ShopRow, { tx }: CommandContext): Promise<void> {
  const ids = record.lines.flatMap(({ variantId }) => (variantId === null ? [] : [variantId]));
  const variants = await knownVariants(tx, ids);
  const standings = await standingsIn(tx, record);
  const origins = [...standings.values()].flat().map(({ saleId }) => saleId);
  const known = await knownDocuments(tx, [...origins, ...(record.voids === null ? [] : [record.voids])]);
  // A store keeps no order without goods, so it knows nothing of what comes back of one either.
  if (ids.length === 0 && known.size === 0) return;
  const buyer = await buyerOf(tx, record.customer);
  const document = storeDocument(record, {
    variants,
    shop,
    buyer,
    known,
    standings,
    damaged: await damagedIn(tx, record.voids),
  });
  const customer = buyer === null ? null : await openCustomerDocument(tx, buyer.customerId);
  const needs = [...known, ...(customer === null ? [] : [customer])];
  await enqueueDocument(tx, { document, needs }, record.soldAt);
}

/** Which documents the goods of each line that comes back stand in, by the position of the line. */
async function standingsIn(
  db: Reader,
  { id, lines }: SaleRecord,
): Promise<ReadonlyMap<number, readonly Standing[]>> {
  const standings = new Map<number, readonly Standing[]>();
  for (const { position, quantity, total, origin, webOrderId } of lines) {
    const sold = origin === null || quantity > 0 || webOrderId !== null ? null : await soldAs(db, origin);
    if (origin === null || sold === null) continue;
    const back = { quantity: 0 - quantity, total: 0 - total };
    standings.set(position, standingsOf(sold, await happenedTo(db, origin, id), back));
  }
  return standings;
}

/** The positions of damaged goods in a document that is voided; its void has the same lines. */
async function damagedIn(db: Reader, voids: string | null): Promise<ReadonlySet<number>> {
  const voided = voids === null ? null : await findSale(db, voids);
  const damaged = (voided?.lines ?? []).filter(({ condition }) => condition === 'damaged');
  return new Set(damaged.map(({ position }) => position));
}

/** The drawer comes before the paper: the clerk needs the change first. It opens only where cash moves. */
async function queuePaper(record: SaleRecord, { tx, clock }: CommandContext): Promise<void> {
  const job = { subject: 'sale', subjectId: record.id, isCopy: false, at: clock.now() } as const;
  const hasCash = record.tenders.some(
    ({ kind, given, change }) => kind === 'cash' && (given !== 0 || change !== 0),
  );
  if (hasCash) await queueDeviceJob(tx, { ...job, id: clock.newId(), kind: 'drawer' });
  await queueDeviceJob(tx, { ...job, id: clock.newId(), kind: 'receipt' });
}

/** What the screen is told of a document. */
export function committed(record: SaleRecord, repeated: boolean): CommittedSale {
  return {
    saleId: record.id,
    kind: record.kind,
    receiptNumber: formatReceiptNumber(record.registerCode, record.number),
    total: record.total,
    rounding: record.rounding,
    given: sum(record.tenders.map((tender) => tender.given)),
    change: sum(record.tenders.map((tender) => tender.change)),
    repeated,
  };
}
