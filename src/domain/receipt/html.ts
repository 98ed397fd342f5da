import type { ReceiptBlock, ReceiptDocument, ReceiptLine, ReceiptRemark, ReceiptRow } from './document.ts';
import { amount, element, escapeHtml, foreign, row, textDirection, type Html } from './html-parts.ts';
import { HTML_STYLE } from './html-style.ts';

type BlockOf<K extends ReceiptBlock['kind']> = Extract<ReceiptBlock, { readonly kind: K }>;

/** Nothing runs and nothing is fetched, whatever a name says. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/**
 * A document as a web page in one file: no script, nothing from outside, set for paper of 80 mm and good on any larger
 * one. It says what the printed one says. `locale` is the language of the document (BCP 47).
 */
export function receiptHtml(document: ReceiptDocument, locale: string): string {
  const body = document.blocks.map(block).join('\n');
  return `<!doctype html>
<html lang="${escapeHtml(locale)}" dir="${textDirection(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(POLICY)}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(document.name)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

function block(part: ReceiptBlock): Html {
  return part.kind === 'cut' ? '<hr>' : element('section', inner(part), part.kind);
}

function inner(part: Exclude<ReceiptBlock, BlockOf<'cut'>>): Html {
  switch (part.kind) {
    case 'logo':
      return logo(part);
    case 'shop':
      return element('h1', foreign(part.name)) + texts(part.details);
    case 'copy-mark':
      return texts([part.text]);
    case 'title':
      return element('h2', foreign(part.text), part.isLoud ? 'loud' : '');
    case 'taxes':
      return taxes(part);
    case 'code':
      return code(part);
    case 'signature':
      return texts([part.label]);
    default:
      return innerRows(part);
  }
}

function innerRows(part: BlockOf<'lines' | 'amounts' | 'total' | 'facts' | 'texts' | 'foot'>): Html {
  switch (part.kind) {
    case 'lines':
      return heading(part.heading) + part.lines.map(line).join('');
    case 'amounts':
      return heading(part.heading) + part.rows.map(amountRow).join('');
    case 'total':
      return row(part.row.label, part.row.amount);
    case 'facts':
      return part.facts
        .map(({ label, value }) => element('p', foreign(label) + foreign(value), 'row'))
        .join('');
    case 'texts':
    case 'foot':
      return texts(part.texts);
  }
}

function logo({ png }: BlockOf<'logo'>): Html {
  return `<img src="${escapeHtml(png)}" alt="">`;
}

function texts(all: readonly string[]): Html {
  return all.map((text) => element('p', foreign(text))).join('');
}

function heading(text: string | null): Html {
  return text === null ? '' : element('h3', foreign(text));
}

/** The letters of the taxes have a column of their own, so that amounts stand under each other. */
function line({ name, detail, amount: total, taxMark, remarks }: ReceiptLine): Html {
  const marked = `${amount(total)} ${element('span', escapeHtml(taxMark), 'mark')}`;
  const price =
    detail === null ? '' : element('p', `${foreign(detail.quantity)} × ${amount(detail.unitPrice)}`, 'below');
  return element(
    'div',
    element('p', foreign(name) + marked, 'row') + price + remarks.map(remark).join(''),
    'line',
  );
}

function amountRow({ label, amount: value, remarks }: ReceiptRow): Html {
  return row(label, value) + remarks.map(remark).join('');
}

function remark({ text, amount: value }: ReceiptRemark): Html {
  return value === null
    ? element('p', foreign(text), 'below')
    : element('p', foreign(text) + amount(value), 'below row');
}

function taxes({ heading: head, taxes: all }: BlockOf<'taxes'>): Html {
  const titles = [head.rate, head.net, head.tax, head.gross].map((text) => element('th', foreign(text)));
  const rows = all.map(({ mark, rate, name, net, tax, gross }) => {
    const label = element('th', `${escapeHtml(mark)} ${amount(rate)} ${foreign(name)}`);
    return element('tr', label + [net, tax, gross].map((value) => element('td', amount(value))).join(''));
  });
  const table = element('thead', element('tr', titles.join(''))) + element('tbody', rows.join(''));
  return element('table', table);
}

function code({ payload, caption, drawing }: BlockOf<'code'>): Html {
  if (drawing === null) return texts([caption ?? payload]);
  const { size, path } = drawing;
  const box = `-4 -4 ${size + 8} ${size + 8}`;
  const svg = `<svg viewBox="${box}" role="img" aria-label="${escapeHtml(payload)}"><path fill-rule="evenodd" d="${escapeHtml(path)}"/></svg>`;
  return caption === null ? svg : svg + texts([caption]);
}
