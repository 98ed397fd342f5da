import type { InputOf } from '#contract/procedure.ts';
import type { goodsFile } from '#contract/goods-file.ts';
import { decimalQuantity } from '#domain/goods-file/row-cells.ts';
import { shortGtin } from '#domain/barcode/gtin.ts';
import { toDecimal } from '#domain/money/currency.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Words } from '#domain/receipt/writer.ts';
import { searchCustomers } from '#main/data/customer.ts';
import type { Reader } from '#main/data/database.ts';
import { allMovedRows, allSoldRows } from '#main/data/export.ts';
import { keptGoods, type KeptGoods } from '#main/data/goods-file.ts';
import type { ShopRow } from '#main/data/shop.ts';

/** What is written with. */
export interface ExportParts {
  readonly shop: ShopRow;
  readonly words: Words;
}

/** What can be taken away as a file. */
export type Exported = InputOf<typeof goodsFile.save>['what'];

const MOST_CUSTOMERS = 1_000_000;

/** The rows of a file with their heads. Goods are as they can be read again. */
export async function exportRows(db: Reader, what: Exported, parts: ExportParts): Promise<string[][]> {
  switch (what) {
    case 'goods':
      return goodsRows(await keptGoods(db, null), parts);
    case 'sales':
      return await saleRows(db, parts);
    case 'movements':
      return await movementRows(db, parts);
    case 'customers':
      return await customerRows(db, parts);
  }
}

function goodsRows(goods: readonly KeptGoods[], { shop }: ExportParts): string[][] {
  const groups = [...new Set(goods.flatMap(({ options }) => options.map(({ group }) => group)))];
  const heads = ['sku', 'name', 'product', 'price', 'barcode', 'tax', 'category', 'stock', 'unit'];
  const rows = goods.map((one) => [
    one.sku,
    one.name,
    one.product,
    toDecimal(one.price, shop.currency),
    one.codes.map(printedCode).join(' '),
    one.tax.name,
    one.categories[0]?.path.join(' > ') ?? '',
    one.here === null ? '' : decimalQuantity(one.here),
    one.unit,
    ...groups.map((group) => one.options.find((option) => option.group === group)?.value ?? ''),
  ]);
  return [[...heads, ...groups.map((group) => `option: ${group}`)], ...rows];
}

/** A code of fourteen digits is a GTIN; as people know it. */
function printedCode(code: string): string {
  return /^\d{14}$/.test(code) ? shortGtin(code) : code;
}

async function saleRows(db: Reader, { shop, words }: ExportParts): Promise<string[][]> {
  const heads = [
    'receipt',
    'kind',
    'time',
    'clerk',
    'customer',
    'sku',
    'name',
    'quantity',
    'price',
    'total',
    'tax',
  ];
  const pages = await allSoldRows(db);
  const amount = (minor: number): string => toDecimal(minor, shop.currency);
  return [
    heads.map((head) => words(`goods-file.head.${head}`)),
    ...pages.map((row) => [
      formatReceiptNumber(row.registerCode, row.number),
      row.kind,
      new Date(row.soldAt).toISOString(),
      row.clerk,
      row.customerName,
      row.sku,
      row.name,
      decimalQuantity(row.quantity),
      amount(row.unitPrice),
      amount(row.total),
      amount(row.tax),
    ]),
  ];
}

async function movementRows(db: Reader, { words }: ExportParts): Promise<string[][]> {
  const heads = ['time', 'sku', 'name', 'place', 'reason', 'quantity', 'document'];
  const pages = await allMovedRows(db);
  return [
    heads.map((head) => words(`goods-file.head.${head}`)),
    ...pages.map(({ at, sku, name, locationCode, reason, quantity, documentId }) => [
      new Date(at).toISOString(),
      sku,
      name,
      locationCode,
      reason,
      decimalQuantity(quantity),
      documentId,
    ]),
  ];
}

async function customerRows(db: Reader, { words }: ExportParts): Promise<string[][]> {
  const heads = ['customer', 'phone', 'mail', 'card', 'address', 'taxNumber', 'groups', 'note'];
  const customers = await searchCustomers(db, [], MOST_CUSTOMERS);
  return [
    heads.map((head) => words(`goods-file.head.${head}`)),
    ...customers.map(({ name, phone, mail, card, address, taxNumber, groupIds, note }) => [
      name,
      phone,
      mail,
      card,
      address,
      taxNumber,
      groupIds.join(', '),
      note,
    ]),
  ];
}
