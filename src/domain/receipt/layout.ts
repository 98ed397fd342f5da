import { textWidth } from './columns.ts';
import type { ReceiptBlock, ReceiptDocument, ReceiptLine, ReceiptRemark, ReceiptRow } from './document.ts';
import { amountRow, factRow, taxRows } from './rows.ts';
import { wrap, wrapAtMost } from './wrap.ts';

/** How a line of paper is set: `tall` is twice as high, `large` twice as high and twice as wide. */
export type PaperStyle = 'normal' | 'strong' | 'tall' | 'large';

/** One line of paper, or a picture or QR code on a line of its own. A text never exceeds the paper's columns. */
export type PaperItem =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly style: PaperStyle;
      readonly align: 'left' | 'center';
    }
  | { readonly kind: 'code'; readonly payload: string }
  | { readonly kind: 'picture'; readonly png: string }
  | { readonly kind: 'cut' };

/** What a text is on the receipt: an amount must stay readable whatever glyphs the paper has. */
export type TextRole = 'words' | 'amount';

/** The paper to lay out for. */
export interface Paper {
  /** Characters of normal width in one line: 32, 42 or 48; at least 32. */
  readonly columns: number;
  /** Turns a text into one that the printer has all glyphs for, before anything is measured. */
  readonly fit: (text: string, role: TextRole) => string;
}

/** A text takes at most so many lines; what is longer tells nobody more. */
const TEXT_LINES = 8;

/** What belongs to the line above. */
const INDENT = '  ';

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
    case 'logo':
      return [{ kind: 'picture', png: block.png }, blank];
    case 'copy-mark':
      return [...headline(`* ${block.text} *`, paper), blank];
    case 'title':
      return [
        ...(block.isLoud ? headline(block.text, paper) : centered([block.text], paper, 'strong')),
        blank,
      ];
    case 'taxes':
      return [...layoutTaxes(block, paper), rule(paper)];
    case 'code':
      return layoutCode(block, paper);
    case 'signature':
      return layoutSignature(block, paper);
    case 'foot':
      return [blank, ...centered(block.texts, paper, 'normal')];
    case 'cut':
      return [{ kind: 'cut' }];
    default:
      return layoutBody(block, paper);
  }
}

type BodyBlock = BlockOf<'shop' | 'lines' | 'amounts' | 'total' | 'facts' | 'texts'>;

function layoutBody(block: BodyBlock, paper: Paper): PaperItem[] {
  switch (block.kind) {
    case 'shop':
      return [...headline(block.name, paper), ...centered(block.details, paper, 'normal'), blank];
    case 'lines':
      return layoutLines(block, paper);
    case 'amounts':
      return [...heading(block.heading, paper), ...block.rows.flatMap((row) => layoutRow(row, paper)), blank];
    case 'total':
      return layoutTotal(block, paper);
    case 'facts':
      return layoutFacts(block, paper);
    case 'texts':
      return [...block.texts.flatMap((text) => paragraph(text, paper)).map((text) => left(text)), blank];
  }
}

function layoutLines(block: BlockOf<'lines'>, paper: Paper): PaperItem[] {
  const margin = Math.max(0, ...block.lines.map((line) => line.taxMark.length));
  return [
    rule(paper),
    ...heading(block.heading, paper),
    ...block.lines.flatMap((line) => layoutLine(line, margin, paper)),
    rule(paper),
  ];
}

/** Amounts stand under each other: a `margin` of columns at the right edge is kept for the letters of the taxes. */
function layoutLine(line: ReceiptLine, margin: number, paper: Paper): PaperItem[] {
  const amount = beside(paper.fit(line.amount, 'amount'), line.taxMark, margin);
  const rows = amountRow({ label: paper.fit(line.name, 'words'), amount }, paper.columns);
  const remarks = line.remarks.flatMap((remark) => layoutRemark(remark, margin, paper));
  return [...rows, ...layoutDetail(line, paper), ...remarks].map((text) => left(text));
}

function layoutRow({ label, amount, remarks }: ReceiptRow, paper: Paper): PaperItem[] {
  const row = { label: paper.fit(label, 'words'), amount: paper.fit(amount, 'amount') };
  const below = remarks.flatMap((remark) => layoutRemark(remark, 0, paper));
  return [...amountRow(row, paper.columns), ...below].map((text) => left(text));
}

function layoutRemark({ text, amount }: ReceiptRemark, margin: number, paper: Paper): string[] {
  const label = paper.fit(text, 'words');
  const columns = paper.columns - INDENT.length;
  const lines =
    amount === null
      ? wrapAtMost(label, columns, TEXT_LINES)
      : amountRow({ label, amount: beside(paper.fit(amount, 'amount'), '', margin) }, columns);
  return lines.map((line) => INDENT + line);
}

function beside(amount: string, mark: string, margin: number): string {
  return margin === 0 ? amount : `${amount} ${mark.padEnd(margin)}`;
}

function layoutDetail(line: ReceiptLine, paper: Paper): string[] {
  if (line.detail === null) return [];
  const quantity = paper.fit(`${line.detail.quantity} ×`, 'words');
  const price = paper.fit(line.detail.unitPrice, 'amount');
  const columns = paper.columns - INDENT.length;
  return wrap(`${quantity} ${price}`, columns).map((text) => INDENT + text);
}

function layoutTotal(block: BlockOf<'total'>, paper: Paper): PaperItem[] {
  const row = { label: paper.fit(block.row.label, 'words'), amount: paper.fit(block.row.amount, 'amount') };
  const half = Math.floor(paper.columns / 2);
  const isShort = textWidth(row.label) + 1 + textWidth(row.amount) <= half;
  if (isShort) return [...amountRow(row, half).map((text) => left(text, 'large')), blank];
  return [...amountRow(row, paper.columns).map((text) => left(text, 'tall')), blank];
}

function layoutTaxes(block: BlockOf<'taxes'>, paper: Paper): PaperItem[] {
  const { fit } = paper;
  const heading = {
    mark: '',
    rate: fit(block.heading.rate, 'words'),
    name: '',
    net: fit(block.heading.net, 'words'),
    tax: fit(block.heading.tax, 'words'),
    gross: fit(block.heading.gross, 'words'),
  };
  const taxes = block.taxes.map((tax) => ({
    mark: tax.mark,
    rate: fit(tax.rate, 'amount'),
    name: fit(tax.name, 'words'),
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

function layoutCode({ payload, caption }: BlockOf<'code'>, paper: Paper): PaperItem[] {
  const code: PaperItem = { kind: 'code', payload };
  return caption === null ? [code] : [code, ...centered([caption], paper, 'strong'), blank];
}

function layoutSignature({ label }: BlockOf<'signature'>, paper: Paper): PaperItem[] {
  return [
    blank,
    blank,
    left('_'.repeat(paper.columns)),
    ...paragraph(label, paper).map((text) => left(text)),
  ];
}

function heading(text: string | null, paper: Paper): PaperItem[] {
  return text === null ? [] : paragraph(text, paper).map((line) => left(line, 'strong'));
}

function paragraph(text: string, paper: Paper): string[] {
  return wrapAtMost(paper.fit(text, 'words'), paper.columns, TEXT_LINES);
}

/** As large as the paper allows without breaking a line. */
function headline(text: string, paper: Paper): PaperItem[] {
  const isShort = textWidth(paper.fit(text, 'words')) <= Math.floor(paper.columns / 2);
  return centered([text], paper, isShort ? 'large' : 'strong');
}

function centered(texts: readonly string[], paper: Paper, style: PaperStyle): PaperItem[] {
  const columns = style === 'large' ? Math.floor(paper.columns / 2) : paper.columns;
  const lines = texts.flatMap((text) => wrapAtMost(paper.fit(text, 'words'), columns, TEXT_LINES));
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
