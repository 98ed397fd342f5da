import { Refusal } from '#contract/errors.ts';
import type { receipt } from '#contract/receipt.ts';
import { buildReceipt, type Words } from '#domain/receipt/build-receipt.ts';
import type { ReceiptDocument } from '#domain/receipt/document.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import { queueDeviceJob } from '#main/data/device-job.ts';
import type { Reader } from '#main/data/database.ts';
import { findSale } from '#main/data/sale.ts';
import { findShop } from '#main/data/shop.ts';
import type { CommandContext, FeatureHandlers } from './context.ts';

/** What receipts ask of the PC they are printed from. */
export interface ReceiptPorts {
  readonly locale: string;
  readonly words: Words;
  readonly hasPrinter: () => boolean;
}

/** Receipts, on the screen and again on paper. */
export function receiptHandlers(ports: ReceiptPorts): FeatureHandlers<typeof receipt> {
  return {
    view: async ({ id }, { db }) => ({ document: await receiptOf(db, id, false, ports) }),
    reprint: ({ id }, context) => reprint(id, context, ports),
    save: () => Promise.reject(new Error('not built yet')),
  };
}

/** The receipt of a committed sale. @throws Refusal `sale-unknown`, `not-set-up`. */
export async function receiptOf(
  db: Reader,
  saleId: string,
  isCopy: boolean,
  { locale, words }: Pick<ReceiptPorts, 'locale' | 'words'>,
): Promise<ReceiptDocument> {
  const sale = await findSale(db, saleId);
  if (sale === null) throw new Refusal('sale-unknown');
  const shop = await findShop(db);
  if (shop === null) throw new Refusal('not-set-up');
  const details = [...shop.address.split('\n'), shop.taxNumber].filter((line) => line !== '');
  return buildReceipt(sale, { shop: { name: shop.name, details, foot: [] }, locale, words, isCopy });
}

async function reprint(
  saleId: string,
  { tx, clock, record, touch }: CommandContext,
  ports: ReceiptPorts,
): Promise<{ jobId: string }> {
  const sale = await findSale(tx, saleId);
  if (sale === null) throw new Refusal('sale-unknown');
  if (!ports.hasPrinter()) throw new Refusal('printer-not-set-up');
  const jobId = clock.newId();
  const at = clock.now();
  await queueDeviceJob(tx, {
    id: jobId,
    kind: 'receipt',
    subject: 'sale',
    subjectId: saleId,
    isCopy: true,
    at,
  });
  const receiptNumber = formatReceiptNumber(sale.registerCode, sale.number);
  await record('receipt-reprinted', { saleId, jobId, receiptNumber });
  touch('device', 'sale');
  return { jobId };
}
