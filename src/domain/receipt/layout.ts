import { textWidth } from './columns.ts';
import type { ReceiptBlock, ReceiptDocument, ReceiptLine } from './document.ts';
import { amountRow, factRow, taxRows } from './rows.ts';
import { wrap } from './wrap.ts';

/** How a line of paper is set: `tall` is twice as high, `large` twice as high and twice as wide. */
export type PaperStyle = 'normal' | 'strong' | 'tall' | 'large';

/** One line of paper, or a QR code on a line of its own. A text never exceeds the paper's columns. */
export type PaperItem =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly style: PaperStyle;
      readonly align: 'left' | 'center';
    }
  | { readonly kind: 'code'; readonly payload: string };

/** What a text is on the receipt: an amount must stay readable whatever glyphs the paper has. */
export type TextRole = 'words' | 'amount';

/** The paper to lay out for. */
export interface Paper {
  /** Characters of normal width in one line: 32, 42 or 48; at least 32. */
  readonly columns: number;
  /** Turns a text into one that the printer has all glyphs for, before anything is measured. */
  readonly fit: (text: string, role: TextRole) => string;
}

type BlockOf<K extends ReceiptBlock['kind']> = Extract<ReceiptBlock, { readonly kind: K }>;

/**
 * Sets a receipt in lines of the paper's width. Names and texts wrap, or are cut with `...` where they would
 * fill the paper; an amount is never broken, never cut and never apart from its label.
 * @throws RangeError when the paper has fewer than 32 columns.
 */
export function layoutReceipt(document: ReceiptDocument, paper: Paper): PaperItem[] {
  if (paper.columns < 32) throw new RangeError(`a receipt needs 32 columns, got ${paper.columns}`);
  return document.blocks.flatMap((block) => layoutBlock(block, paper));
}

function layoutBlock(block: ReceiptBlock, paper: Paper): PaperItem[] {
  switch (block.kind) {
    case 'shop':
      return layoutShop(block, paper);
    case 'copy-mark':
      return [...headline(`* ${block.text} *`, paper), blank];
    case 'title':
      return [...centered([block.text], paper, 'strong'), blank];
    case 'lines':
      return [rule(paper), ...block.lines.flatMap((line) => layoutLine(line, paper)), rule(paper)];
    case 'total':
      return layoutTotal(block, paper);
    case 'tenders':
      return layoutTenders(block, paper);
    case 'taxes':
      return [...layoutTaxes(block, paper), rule(paper)];
    case 'facts':
      return layoutFacts(block, paper);
    case 'code':
      return [{ kind: 'code', payload: block.payload }];
    case 'foot':
      return [blank, ...centered(block.texts, paper, 'normal')];
  }
}

function layoutShop(block: BlockOf<'shop'>, paper: Paper): PaperItem[] {
  return [...headline(block.name, paper), ...centered(block.details, paper, 'normal'), blank];
}

function layoutLine(line: ReceiptLine, paper: Paper): PaperItem[] {
  const total = paper.fit(line.total, 'amount');
  const amount = line.taxMark === '' ? total : `${total} ${line.taxMark}`;
  const rows = amountRow({ label: paper.fit(line.name, 'words'), amount }, paper.columns);
  return [...rows, ...layoutDetail(line, paper)].map((text) => left(text));
}

function layoutDetail(line: ReceiptLine, paper: Paper): string[] {
  if (line.detail === null) return [];
  const quantity = paper.fit(`${line.detail.quantity} ×`, 'words');
  const price = paper.fit(line.detail.unitPrice, 'amount');
  return wrap(`${quantity} ${price}`, paper.columns - 2).map((text) => `  ${text}`);
}

function layoutTotal(block: BlockOf<'total'>, paper: Paper): PaperItem[] {
  const row = { label: paper.fit(block.row.label, 'words'), amount: paper.fit(block.row.amount, 'amount') };
  const half = Math.floor(paper.columns / 2);
  const isShort = textWidth(row.label) + 1 + textWidth(row.amount) <= half;
  if (isShort) return [...amountRow(row, half).map((text) => left(text, 'large')), blank];
  return [...amountRow(row, paper.columns).map((text) => left(text, 'tall')), blank];
}

function layoutTenders(block: BlockOf<'tenders'>, paper: Paper): PaperItem[] {
  const rows = block.change === null ? block.rows : [...block.rows, block.change];
  const texts = rows.flatMap(({ label, amount }) =>
    amountRow({ label: paper.fit(label, 'words'), amount: paper.fit(amount, 'amount') }, paper.columns),
  );
  return [...texts.map((text) => left(text)), blank];
}

function layoutTaxes(block: BlockOf<'taxes'>, paper: Paper): PaperItem[] {
  const { fit } = paper;
  const heading = {
    mark: '',
    rate: fit(block.heading.rate, 'words'),
    net: fit(block.heading.net, 'words'),
    tax: fit(block.heading.tax, 'words'),
    gross: fit(block.heading.gross, 'words'),
  };
  const taxes = block.taxes.map((tax) => ({
    mark: tax.mark,
    rate: fit(tax.rate, 'amount'),
    net: fit(tax.net, 'amount'),
    tax: fit(tax.tax, 'amount'),
    gross: fit(tax.gross, 'amount'),
  }));
  return taxRows(heading, taxes, paper.columns).map((text) => left(text));
}

function layoutFacts(block: BlockOf<'facts'>, paper: Paper): PaperItem[] {
  const rows = block.facts.flatMap(({ label, value }) =>
    factRow({ label: paper.fit(label, 'words'), value: paper.fit(value, 'words') }, paper.columns),
  );
  return [...rows.map((text) => left(text)), blank];
}

/** As large as the paper allows without breaking a line. */
function headline(text: string, paper: Paper): PaperItem[] {
  const isShort = textWidth(paper.fit(text, 'words')) <= Math.floor(paper.columns / 2);
  return centered([text], paper, isShort ? 'large' : 'strong');
}

function centered(texts: readonly string[], paper: Paper, style: PaperStyle): PaperItem[] {
  const columns = style === 'large' ? Math.floor(paper.columns / 2) : paper.columns;
  const lines = texts.flatMap((text) => wrap(paper.fit(text, 'words'), columns));
  return lines.map((text) => ({ kind: 'text', text: unbind(text), style, align: 'center' }));
}

function rule(paper: Paper): PaperItem {
  return left('-'.repeat(paper.columns));
}

const blank: PaperItem = { kind: 'text', text: '', style: 'normal', align: 'left' };

function left(text: string, style: PaperStyle = 'normal'): PaperItem {
  return { kind: 'text', text: unbind(text), style, align: 'left' };
}

/** On paper a no-break space has done its work once the lines are broken; not every code page has one. */
function unbind(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
