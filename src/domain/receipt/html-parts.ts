/** Markup that is safe to put into a page. */
export type Html = string;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in markup and in attributes between quotes. */
export function escapeHtml(text: string): Html {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Inner markup in an element of a class. */
export function element(tag: string, inner: Html, name = ''): Html {
  return name === '' ? `<${tag}>${inner}</${tag}>` : `<${tag} class="${name}">${inner}</${tag}>`;
}

/** A text that may run in either direction, without turning what stands beside it. */
export function foreign(text: string): Html {
  return `<bdi>${escapeHtml(text)}</bdi>`;
}

/** An amount of money as it is written: never broken, never turned. */
export function amount(text: string): Html {
  return `<span class="amount" dir="ltr">${escapeHtml(text)}</span>`;
}

/** A label and its amount. */
export function row(label: string, value: string): Html {
  return element('p', foreign(label) + amount(value), 'row');
}

/** Languages written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction in which a language is written. */
export function textDirection(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(new Intl.Locale(locale).language) ? 'rtl' : 'ltr';
}
