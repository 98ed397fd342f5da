/** A text as search compares it: without marks over letters, in small letters, blanks at most one wide. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

/** The words of what somebody types to find a person; digits of a telephone number count as one however they are grouped. */
export function searchWords(text: string): string[] {
  const folded = foldText(text);
  const isPhone = /^[\d\s()+/.-]*$/.test(folded) && /\d/.test(folded);
  if (isPhone) return [folded.replaceAll(/\D/g, '').replace(/^0+/, '')].filter((word) => word !== '');
  return folded.split(' ').filter((word) => word !== '');
}
