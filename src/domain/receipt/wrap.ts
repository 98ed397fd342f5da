import { splitAt, textWidth } from './columns.ts';

/** What stands for the part of a text that was left out. */
const CUT_MARK = '...';

/**
 * Breaks a text into lines of at most `columns`, at spaces where there are any and inside a word that is
 * longer than a line. No-break spaces do not break. An empty text gives one empty line.
 */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t\r\n]+/).filter((part) => part !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (textWidth(joined) <= columns) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    line = pushFullLines(lines, word, columns);
  }
  lines.push(line);
  return lines;
}

/** As `wrap`, but of a text that needs more than `limit` lines the end is left out and marked. */
export function wrapAtMost(text: string, columns: number, limit: number): string[] {
  const lines = wrap(text, columns);
  if (lines.length <= limit) return lines;
  const [kept] = splitAt(lines[limit - 1] ?? '', columns - CUT_MARK.length);
  return [...lines.slice(0, limit - 1), `${kept.trimEnd()}${CUT_MARK}`];
}

function pushFullLines(lines: string[], word: string, columns: number): string {
  let rest = word;
  while (textWidth(rest) > columns) {
    const [head, tail] = splitAt(rest, columns);
    if (tail === '') break;
    lines.push(head);
    rest = tail;
  }
  return rest;
}
