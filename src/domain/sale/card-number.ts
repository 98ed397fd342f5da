/** So many digits have payment cards; numbers of phones and taxes have at most 15. */
const LEAST_DIGITS = 13;
const MOST_DIGITS = 19;
const MORE_THAN_PHONE = 16;

/**
 * Whether a text could hold the number of a payment card: somewhere 13 to 19 digits, with anything but letters between
 * them, that begin as issuers' numbers do (2 to 6) and whose last one is their check digit by Luhn (ISO/IEC 7812-1).
 * Digits that stand together belong together. Such a text is never taken in anywhere.
 */
export function looksLikeCardNumber(text: string): boolean {
  return holdsCardNumber(text, LEAST_DIGITS);
}

/**
 * The same for a text that is a number of another kind, of a phone or of taxes: with fewer than 16 digits it is that.
 * Some of these have a check digit by Luhn, too.
 */
export function looksLikeCardNotPhone(text: string): boolean {
  return holdsCardNumber(text, MORE_THAN_PHONE);
}

function holdsCardNumber(text: string, least: number): boolean {
  const runs = text.match(/\d(?:[^\p{L}\p{N}]*\d)*/gu) ?? [];
  return runs.some((run) => hasCardNumber(run.match(/\d+/g) ?? [], least));
}

/** A card number begins and ends where groups of digits do. */
function hasCardNumber(groups: readonly string[], least: number): boolean {
  return groups.some((first, from) => {
    let digits = '';
    return (
      /^[2-6]/.test(first) &&
      groups.slice(from, from + MOST_DIGITS).some((group) => {
        digits += group;
        return digits.length >= least && digits.length <= MOST_DIGITS && luhnSum(digits) % 10 === 0;
      })
    );
  });
}

/** Every second digit from the right counts double, with its own digits added up. */
function luhnSum(digits: string): number {
  return [...digits].toReversed().reduce((all, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
}
