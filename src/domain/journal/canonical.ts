/**
 * JSON with object keys in code-unit order and no white space, so that equal data has equal text
 * and a hash over it can be checked by others (RFC 8785 order). Numbers are safe whole numbers.
 * @throws RangeError for any other number, TypeError for what JSON has no word for (undefined, dates, maps).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError(`only whole numbers have a canonical text, got ${value}`);
  }
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (isRecord(value)) return canonicalObject(value);
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return JSON.stringify(value);
  throw new TypeError(`no canonical text for ${typeof value}`);
}

/** An object of members and nothing else: a date or a map would lose what it holds. */
function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
