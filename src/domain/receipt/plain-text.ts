/** Most characters of one text that a document takes; far more than any honest name has. */
const MAX_LENGTH = 1000;

/** Marks above and below one letter that are read and do not run over the lines around it. */
const MARKS = /(\p{Mn}{3})\p{Mn}+/gu;

/** Breaks of lines and pages, and tabs. */
const BREAKS = /[\t\n\v\f\r\u001c-\u001f\u0085\u2028\u2029]+/g;

/** Controls, and what is not seen but changes what is: direction, joining of words, tags. Joiners inside words stay. */
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/**
 * A text from outside (a name, a reason, a note) as one run of characters that can only be read: no control, no break,
 * no change of direction, no tower of marks, at most 1000 characters. A lone surrogate becomes U+FFFD.
 */
export function plainText(text: string): string {
  const clean = text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(BREAKS, ' ')
    .replaceAll(HIDDEN, '')
    .replaceAll(MARKS, '$1')
    .trim();
  const characters = [...clean];
  return characters.length <= MAX_LENGTH ? clean : `${characters.slice(0, MAX_LENGTH).join('')}…`;
}
