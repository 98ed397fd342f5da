import type { ReceiptBlock, ReceiptDocument } from '#domain/receipt/document.ts';

export type BlockOf<K extends ReceiptBlock['kind']> = Extract<ReceiptBlock, { readonly kind: K }>;

/** The blocks of one kind, in order. */
export function blocksOf<K extends ReceiptBlock['kind']>({ blocks }: ReceiptDocument, kind: K): BlockOf<K>[] {
  return blocks.filter((part): part is BlockOf<K> => part.kind === kind);
}

/** The first block of a kind. */
export function blockOf<K extends ReceiptBlock['kind']>(document: ReceiptDocument, kind: K): BlockOf<K> {
  const [found] = blocksOf(document, kind);
  if (found === undefined) throw new Error(`no ${kind} block`);
  return found;
}

/** The amount that stands beside a label, or null. */
export function amountAt(document: ReceiptDocument, label: string): string | null {
  const rows = blocksOf(document, 'amounts').flatMap((block) => block.rows);
  const totals = blocksOf(document, 'total').map((block) => block.row);
  return [...rows, ...totals].find((row) => row.label === label)?.amount ?? null;
}

/** The value of a fact, or null. */
export function factAt(document: ReceiptDocument, label: string): string | null {
  const facts = blocksOf(document, 'facts').flatMap((block) => block.facts);
  return facts.find((fact) => fact.label === label)?.value ?? null;
}

/** Whole minor units of an amount of two decimals as English writes it, with a sign or without. */
export function minorOf(amount: string): number {
  const digits = amount.replaceAll(/[^\d-]/g, '');
  if (!/^-?\d+$/.test(digits)) throw new Error(`no amount: ${amount}`);
  return Number(digits);
}

/** What the column of the lines comes to: their amounts with those of their remarks. */
export function columnOf(document: ReceiptDocument): number {
  const lines = blocksOf(document, 'lines').flatMap((block) => block.lines);
  const amounts = lines.flatMap((line) => [
    line.amount,
    ...line.remarks.flatMap((remark) => (remark.amount === null ? [] : [remark.amount])),
  ]);
  return amounts.reduce((all, amount) => all + minorOf(amount), 0);
}
