import { indented, rowsOf, rowText, type PaperRow } from './cells.ts';
import { textWidth } from './columns.ts';
import type {
  ReceiptAmount,
  ReceiptBlock,
  ReceiptDocument,
  ReceiptLine,
  ReceiptRemark,
  ReceiptRow,
} from './document.ts';
import { amountRow, factRow, labelRows, taxRows, type RowPaper } from './rows.ts';
import { wrap, wrapAtMost } from './wrap.ts';

/** How a line of paper is set: `tall` is twice as high, `large` twice as high and twice as wide. */
export type PaperStyle = 'normal' | 'strong' | 'tall' | 'large';

/** A line with glyphs that the printer lacks. Its cells count columns of its style: of `large`, half the paper's. */
export interface DrawnLine {
  readonly kind: 'drawn';
  readonly cells: PaperRow;
  readonly style: PaperStyle;
}

/** One line of paper, or a picture or QR code on a line of its own. A text never exceeds the paper's columns. */
export type PaperItem =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly style: PaperStyle;
      readonly align: 'left' | 'center';
    }
  | DrawnLine
  | { readonly kind: 'code'; readonly payload: string }
  | { readonly kind: 'picture'; readonly png: string }
  | { readonly kind: 'cut' };

/** What a text is on the receipt: an amount must stay readable whatever glyphs the paper has. */
export type TextRole = 'words' | 'amount';

/** The paper to lay out for: 32, 42 or 48 characters of normal width in one line; at least 32. */
export interface Paper extends RowPaper {
  /** Turns a text into the one to be set, before anything is measured. */
  readonly fit: (text: string, role: TextRole) => string;
}

/** A text takes at most so many lines; what is longer tells nobody more. */
const TEXT_LINES = 8;

/** Columns that what belongs to the line above is moved in by. */
const INDENT = 2;

type BlockOf<K extends ReceiptBlock['kind']> = Extract<ReceiptBlock, { readonly kind: K }>;

/**
 * Sets a receipt in lines of the paper's width. Names and texts wrap, or are cut with `...` where they would
 * fill the paper; an amount is never broken, never cut and never apart from its label. A line that the paper does
 * not print is to be drawn.
 * @throws RangeError when the paper has fewer than 32 columns.
 */
export function layoutReceipt(document: ReceiptDocument, paper: Paper): PaperItem[] {
  if (paper.columns < 32) throw new RangeError(`a receipt needs 32 columns, got ${paper.columns}`);
  return document.blocks.flatMap((block, at) => {
    const items = layoutBlock(block, paper);
    const isOneMoreGroup = block.kind === 'lines' && document.blocks[at - 1]?.kind === 'lines';
    return isOneMoreGroup ? items.slice(1) : items;
  });
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
      return [...block.texts.flatMap((text) => set(paragraph(text, paper), paper)), blank];
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

/**
 * Amounts stand under each other: a `margin` of columns at the right edge is kept for the letters of the taxes.
 * Below a name that is drawn the detail stands beside the amount.
 */
function layoutLine(line: ReceiptLine, margin: number, paper: Paper): PaperItem[] {
  const amount = beside(paper.fit(line.amount, 'amount'), line.taxMark, margin);
  const name = paper.fit(line.name, 'words');
  const detail = line.detail === null ? '' : detailOf(line.detail, paper);
  const remarks = line.remarks.flatMap((remark) => remarkRows(remark, margin, paper));
  const rows =
    paper.prints(name) || detail === ''
      ? [...amountRow({ label: name, amount }, paper), ...detailRows(detail, paper)]
      : [...labelRows(name, paper.columns), ...inset({ label: detail, amount }, paper)];
  return set([...rows, ...remarks], paper);
}

function layoutRow({ label, amount, remarks }: ReceiptRow, paper: Paper): PaperItem[] {
  const row = { label: paper.fit(label, 'words'), amount: paper.fit(amount, 'amount') };
  return set([...amountRow(row, paper), ...remarks.flatMap((remark) => remarkRows(remark, 0, paper))], paper);
}

function remarkRows({ text, amount }: ReceiptRemark, margin: number, paper: Paper): PaperRow[] {
  const label = paper.fit(text, 'words');
  if (amount !== null)
    return inset({ label, amount: beside(paper.fit(amount, 'amount'), '', margin) }, paper);
  const columns = paper.columns - INDENT;
  const lines = wrapAtMost(label, columns, TEXT_LINES);
  return indented(rowsOf(lines, { text: label, columns, align: 'left' }), INDENT);
}

function beside(amount: string, mark: string, margin: number): string {
  return margin === 0 ? amount : `${amount} ${mark.padEnd(margin)}`;
}

function inset(row: ReceiptAmount, paper: Paper): PaperRow[] {
  return indented(amountRow(row, { ...paper, columns: paper.columns - INDENT }), INDENT);
}

function detailOf(detail: NonNullable<ReceiptLine['detail']>, paper: Paper): string {
  return `${paper.fit(`${detail.quantity} ×`, 'words')} ${paper.fit(detail.unitPrice, 'amount')}`;
}

function detailRows(detail: string, paper: Paper): PaperRow[] {
  if (detail === '') return [];
  const columns = paper.columns - INDENT;
  return indented(rowsOf(wrap(detail, columns), { text: detail, columns, align: 'left' }), INDENT);
}

function layoutTotal(block: BlockOf<'total'>, paper: Paper): PaperItem[] {
  const row = { label: paper.fit(block.row.label, 'words'), amount: paper.fit(block.row.amount, 'amount') };
  const columns = Math.floor(paper.columns / 2);
  const isShort = textWidth(row.label) + 1 + textWidth(row.amount) <= columns;
  return isShort
    ? [...set(amountRow(row, { ...paper, columns }), paper, 'large'), blank]
    : [...set(amountRow(row, paper), paper, 'tall'), blank];
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
  return set(taxRows(heading, taxes, paper), paper);
}

function layoutFacts(block: BlockOf<'facts'>, paper: Paper): PaperItem[] {
  const rows = block.facts.flatMap(({ label, value }) =>
    factRow({ label: paper.fit(label, 'words'), value: paper.fit(value, 'words') }, paper.columns),
  );
  return [...set(rows, paper), blank];
}

function layoutCode({ payload, caption }: BlockOf<'code'>, paper: Paper): PaperItem[] {
  const code: PaperItem = { kind: 'code', payload };
  return caption === null ? [code] : [code, ...centered([caption], paper, 'strong'), blank];
}

function layoutSignature({ label }: BlockOf<'signature'>, paper: Paper): PaperItem[] {
  return [
    blank,
    blank,
    { ...blank, text: '_'.repeat(paper.columns) },
    ...set(paragraph(label, paper), paper),
  ];
}

function heading(text: string | null, paper: Paper): PaperItem[] {
  return text === null ? [] : set(paragraph(text, paper), paper, 'strong');
}

function paragraph(given: string, { fit, columns }: Paper): PaperRow[] {
  const text = fit(given, 'words');
  return rowsOf(wrapAtMost(text, columns, TEXT_LINES), { text, columns, align: 'left' });
}

/** As large as the paper allows without breaking a line. */
function headline(text: string, paper: Paper): PaperItem[] {
  const isShort = textWidth(paper.fit(text, 'words')) <= Math.floor(paper.columns / 2);
  return centered([text], paper, isShort ? 'large' : 'strong');
}

function centered(texts: readonly string[], paper: Paper, style: PaperStyle): PaperItem[] {
  const columns = style === 'large' ? Math.floor(paper.columns / 2) : paper.columns;
  const rows = texts.flatMap((given) => {
    const text = paper.fit(given, 'words');
    return rowsOf(wrapAtMost(text, columns, TEXT_LINES), { text, columns, align: 'center' });
  });
  return set(rows, paper, style);
}

function rule(paper: Paper): PaperItem {
  return { ...blank, text: '-'.repeat(paper.columns) };
}

const blank = { kind: 'text', text: '', style: 'normal', align: 'left' } as const;

/** Rows as the printer sets them where it has all their glyphs, else as lines to be drawn. */
function set(rows: readonly PaperRow[], { prints }: Paper, style: PaperStyle = 'normal'): PaperItem[] {
  return rows.map((cells) => {
    if (!cells.every(({ text }) => prints(text))) return { kind: 'drawn', cells, style };
    const [first] = cells;
    return first?.align === 'center'
      ? { kind: 'text', text: unbind(first.text), style, align: 'center' }
      : { kind: 'text', text: unbind(rowText(cells)), style, align: 'left' };
  });
}

/** On paper a no-break space has done its work once the lines are broken; not every code page has one. */
function unbind(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}
