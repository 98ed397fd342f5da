import { formatAmount, formatMoney } from '../money/currency.ts';
import type { Minor } from '../money/money.ts';
import { formatReceiptNumber, type SaleLine, type SaleRecord } from '../sale/sale.ts';
import type { Tender } from '../sale/tender.ts';
import { formatQuantity, PIECE } from '../stock/quantity.ts';
import type { RatePpm } from '../tax/tax.ts';
import type { ReceiptAmount, ReceiptBlock, ReceiptDocument, ReceiptLine, ReceiptTax } from './document.ts';
import { localTime } from './local-time.ts';

/** Looks a message up by its id and fills its places in; the ids used here begin with `receipt.`. */
export type Words = (id: string, values?: Readonly<Record<string, string>>) => string;

/** The shop as it stands on its receipts. Empty lists leave nothing but the name. */
export interface ReceiptShop {
  readonly name: string;
  /** Address, telephone, tax number: one line each. */
  readonly details: readonly string[];
  /** What the shop says at the end: return policy, thanks. */
  readonly foot: readonly string[];
}

/** What a receipt needs beside the sale; `locale` decides how amounts are written, `words` the language. */
export interface ReceiptSetting {
  readonly shop: ReceiptShop;
  readonly locale: string;
  readonly words: Words;
  /** True for any print after the first: the receipt says COPY at its head. */
  readonly isCopy: boolean;
}

interface Writer {
  readonly words: Words;
  readonly amount: (minor: Minor) => string;
  readonly money: (minor: Minor) => string;
  readonly quantity: (line: SaleLine) => string;
  readonly rate: (ppm: RatePpm) => string;
}

/**
 * The receipt of a committed sale. It computes nothing: every amount is the sale's own.
 * Amounts are written with European digits in every locale, as a receipt printer knows no others.
 */
export function buildReceipt(sale: SaleRecord, setting: ReceiptSetting): ReceiptDocument {
  const { shop, words, isCopy } = setting;
  const writer = createWriter(sale.currency, setting);
  const blocks: ReceiptBlock[] = [{ kind: 'shop', name: shop.name, details: shop.details }];
  if (isCopy) blocks.push({ kind: 'copy-mark', text: words('receipt.copy') });
  blocks.push(
    { kind: 'title', text: words('receipt.title') },
    { kind: 'lines', lines: sale.lines.map((line) => receiptLine(line, sale, writer)) },
    { kind: 'total', row: { label: words('receipt.total'), amount: writer.money(sale.total) } },
    tendersBlock(sale.tenders, writer),
    taxesBlock(sale, writer),
    { kind: 'facts', facts: facts(sale, words) },
    { kind: 'code', payload: sale.id },
  );
  if (shop.foot.length > 0) blocks.push({ kind: 'foot', texts: shop.foot });
  return { saleId: sale.id, currency: sale.currency, isCopy, blocks };
}

function createWriter(currency: string, setting: ReceiptSetting): Writer {
  const { words } = setting;
  const locale = new Intl.Locale(setting.locale, { numberingSystem: 'latn' }).toString();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 });
  return {
    words,
    amount: (minor) => formatAmount(minor, currency, locale),
    money: (minor) => formatMoney(minor, currency, locale),
    quantity: (line) =>
      words(`receipt.quantity.${line.unit}`, { quantity: formatQuantity(line.quantity, locale) }),
    rate: (ppm) => percent.format(ppm / 1_000_000),
  };
}

function receiptLine(line: SaleLine, sale: SaleRecord, writer: Writer): ReceiptLine {
  const isOnePiece = line.quantity === PIECE && line.unit === 'piece' && line.total === line.unitPrice;
  const detail = { quantity: writer.quantity(line), unitPrice: writer.amount(line.unitPrice) };
  return {
    name: line.name,
    detail: isOnePiece ? null : detail,
    total: writer.amount(line.total),
    taxMark: taxMark(sale, line.taxes[0]?.ratePpm ?? 0),
  };
}

function tendersBlock(tenders: readonly Tender[], writer: Writer): ReceiptBlock {
  const change = tenders.reduce((all, tender) => all + tender.change, 0);
  const row = (id: string, minor: Minor): ReceiptAmount => ({
    label: writer.words(id),
    amount: writer.money(minor),
  });
  return {
    kind: 'tenders',
    rows: tenders.map((tender) => row(`receipt.tender.${tender.kind}`, tender.given)),
    change: change === 0 ? null : row('receipt.change', change),
  };
}

function taxesBlock(sale: SaleRecord, writer: Writer): ReceiptBlock {
  const { words } = writer;
  const heading: ReceiptTax = {
    mark: '',
    rate: words('receipt.tax.rate'),
    net: words('receipt.tax.net'),
    tax: words('receipt.tax.tax'),
    gross: words('receipt.tax.gross'),
  };
  const taxes = sale.taxes.map((total) => ({
    mark: taxMark(sale, total.ratePpm),
    rate: writer.rate(total.ratePpm),
    net: writer.amount(total.net),
    tax: writer.amount(total.tax),
    gross: writer.amount(total.gross),
  }));
  return { kind: 'taxes', heading, taxes };
}

function facts(sale: SaleRecord, words: Words): { label: string; value: string }[] {
  const time = localTime(sale.soldAt, sale.utcOffsetMinutes);
  return [
    { label: words('receipt.number'), value: formatReceiptNumber(sale.registerCode, sale.number) },
    { label: words('receipt.date'), value: words('receipt.date.value', { ...time }) },
    { label: words('receipt.time'), value: words('receipt.time.value', { ...time }) },
    { label: words('receipt.register'), value: sale.registerCode },
    { label: words('receipt.clerk'), value: sale.clerk },
  ];
}

/** A, B, C … in the order of the tax table; empty for a rate that the table does not hold. */
function taxMark(sale: SaleRecord, ratePpm: RatePpm): string {
  const index = sale.taxes.findIndex((total) => total.ratePpm === ratePpm);
  return index < 0 ? '' : String.fromCodePoint('A'.charCodeAt(0) + (index % 26));
}
