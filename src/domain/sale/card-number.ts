const LEAST_DIGITS = 12;
const MOST_DIGITS = 19;

/**
 * Whether a text could be the number of a payment card: 12 to 19 digits, blanks and dashes between them ignored,
 * whose last one is their check digit by Luhn (ISO/IEC 7812-1). Such a text is never taken in anywhere.
 */
export function looksLikeCardNumber(text: string): boolean {
  const digits = text.replaceAll(/[\s\p{Pd}]/gu, '');
  if (!/^\d+$/.test(digits) || digits.length < LEAST_DIGITS || digits.length > MOST_DIGITS) return false;
  return luhnSum(digits) % 10 === 0;
}

/** Every second digit from the right counts double, with its own digits added up. */
function luhnSum(digits: string): number {
  return [...digits].toReversed().reduce((all, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
}
