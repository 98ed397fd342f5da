/** Digits and capitals without those that are taken for each other; a prime number of them. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const BASE = BigInt(ALPHABET.length);

/** Characters before the one that checks them: some 54 bits. */
const LENGTH = 11;

const GROUP = /.{4}/g;

/**
 * The code of a new gift voucher out of a random number of at least 54 bits: eleven characters and one that checks
 * them, in groups of four. The weighted sum of all is a multiple of 31, so that one wrong character and two that
 * changed places are always seen.
 */
export function voucherCode(random: bigint): string {
  const places: number[] = [];
  let rest = random;
  for (let place = 0; place < LENGTH; place += 1) {
    places.push(Number(rest % BASE));
    rest /= BASE;
  }
  const sum = places.reduce((all, value, index) => all + value * weightOf(index), 0);
  const check = (ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length;
  const text = [...places, check].map((value) => ALPHABET.charAt(value)).join('');
  return (text.match(GROUP) ?? []).join('-');
}

/** The check character weighs one, the one before it two, and so on. */
function weightOf(index: number): number {
  return LENGTH + 1 - index;
}

/** A voucher's code where it only has to be told from others: its last four characters. Who reads it can't spend it. */
export function veiledCode(code: string): string {
  return code === '' ? '' : `…${code.slice(-4)}`;
}
