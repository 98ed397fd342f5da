import type { Gs1Element } from './gs1-element.ts';

const LINK = /^(?:\][A-Za-z]\d)?https?:\/\/[^/?#\s]+(?<path>\/[^?#\s]*)(?:\?(?<query>[^#\s]*))?(?:#\S*)?$/i;

/** The path from its GTIN on: identifiers and their values in turn. */
const FROM_GTIN = /\/01\/(?<gtin>\d{8}|\d{12,14})(?<qualifiers>\/.*)?$/;

/**
 * The elements of a GS1 Digital Link with a GTIN, or null (GS1 Digital Link: URI Syntax). The address is read, it is
 * never opened; whatever else stands in it is left out.
 */
export function readDigitalLink(code: string): readonly Gs1Element[] | null {
  const { path = '', query = '' } = LINK.exec(code.trim())?.groups ?? {};
  const found = FROM_GTIN.exec(path)?.groups;
  if (found === undefined) return null;
  const { gtin = '', qualifiers = '' } = found;
  const inPath = [...qualifiers.matchAll(/\/([^/]+)\/([^/]+)/g)];
  const inQuery = [...query.matchAll(/([^&;=]+)=([^&;]*)/g)];
  const others = [...inPath, ...inQuery].map(([, ai = '', text = '']) => ({ ai, text: decoded(text) }));
  return [{ ai: '01', text: gtin.padStart(14, '0') }, ...others.filter(({ ai }) => /^\d{2,4}$/.test(ai))];
}

/** Without its percent signs; as it stands where they are none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
