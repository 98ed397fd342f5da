/**
 * Lists and objects that this program itself wrote as JSON into rows that never change: what they look like is not
 * asked again, only that they are what they should be in kind.
 */

/** A list as it was written. @throws Error for what is no list. */
export function keptList<T>(text: string): readonly T[] {
  const value: unknown = JSON.parse(text);
  if (!isList<T>(value)) throw new Error(`not a kept list: ${text.slice(0, 100)}`);
  return value;
}

/** An object as it was written. @throws Error for what is none. */
export function keptObject<T extends object>(text: string): T {
  const value: unknown = JSON.parse(text);
  if (!isObject<T>(value)) throw new Error(`not a kept object: ${text.slice(0, 100)}`);
  return value;
}

function isList<T>(value: unknown): value is readonly T[] {
  return Array.isArray(value);
}

function isObject<T extends object>(value: unknown): value is T {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
