import type { TaxTotal } from '../tax/rules.ts';
import { taxMark } from './build-lines.ts';
import type { ReceiptBlock } from './document.ts';
import type { Writer } from './writer.ts';

/** The tax table, one row a tax in the order given; nothing where no tax was due. */
export function taxesBlock(taxes: readonly TaxTotal[], writer: Writer): ReceiptBlock[] {
  if (taxes.length === 0) return [];
  const { words, amount, text, rate } = writer;
  const heading = {
    mark: '',
    rate: words('receipt.tax.rate'),
    name: '',
    net: words('receipt.tax.net'),
    tax: words('receipt.tax.tax'),
    gross: words('receipt.tax.gross'),
  };
  const rows = taxes.map((total) => ({
    mark: taxMark(taxes, total),
    rate: rate(total.ratePpm),
    name: text(total.name),
    net: amount(total.net),
    tax: amount(total.tax),
    gross: amount(total.gross),
  }));
  return [{ kind: 'taxes', heading, taxes: rows }];
}
