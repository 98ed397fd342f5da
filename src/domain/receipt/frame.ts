import type { CodeDrawing, ReceiptBlock, ReceiptDocument, ReceiptFact } from './document.ts';
import type { Words, Writer } from './writer.ts';

/** The shop as it stands on its papers. Empty lists leave nothing but the name. */
export interface ReceiptShop {
  readonly name: string;
  /** Address, telephone, tax number, what the shop says at the head: one line each. */
  readonly details: readonly string[];
  /** What the shop says at the end: return policy, thanks. */
  readonly foot: readonly string[];
  /** A PNG as a data URL; empty for none. */
  readonly logo: string;
}

/** What a document needs beside what it is about; `locale` decides how amounts are written, `words` the language. */
export interface ReceiptSetting {
  readonly shop: ReceiptShop;
  readonly locale: string;
  readonly words: Words;
  /** True for any print after the first: the paper says COPY at its head. */
  readonly isCopy: boolean;
  /** The picture of a QR code, or null where nobody looks at it. */
  readonly drawCode: (payload: string) => CodeDrawing | null;
}

/** What a document is and says, without the shop around it. */
export interface Content {
  readonly name: string;
  readonly title: string;
  /** Anything but a plain receipt says loudly what it is. */
  readonly isLoud: boolean;
  readonly body: readonly ReceiptBlock[];
}

/** A document with the shop's head and foot. */
export function frame(
  content: Content,
  currency: string,
  setting: ReceiptSetting,
  writer: Writer,
): ReceiptDocument {
  const { name, body } = content;
  const foot = setting.shop.foot.map(writer.text);
  const blocks = [...head(content, setting, writer), ...body];
  if (foot.length > 0) blocks.push({ kind: 'foot', texts: foot });
  return { name, currency, isCopy: setting.isCopy, blocks };
}

/** Who the paper is from, and what it is. */
export function head(
  { title, isLoud }: Pick<Content, 'title' | 'isLoud'>,
  { shop, isCopy }: ReceiptSetting,
  { words, text }: Writer,
): ReceiptBlock[] {
  const blocks: ReceiptBlock[] = [];
  if (shop.logo !== '') blocks.push({ kind: 'logo', png: shop.logo });
  blocks.push({ kind: 'shop', name: text(shop.name), details: shop.details.map(text) });
  if (isCopy) blocks.push({ kind: 'copy-mark', text: words('receipt.copy') });
  blocks.push({ kind: 'title', text: title, isLoud });
  return blocks;
}

/** Date and time of one instant, each under its own label. */
export function whenFacts(at: number, utcOffsetMinutes: number, writer: Writer): ReceiptFact[] {
  const { words } = writer;
  return [
    { label: words('receipt.date'), value: writer.date(at, utcOffsetMinutes) },
    { label: words('receipt.time'), value: writer.time(at, utcOffsetMinutes) },
  ];
}
