import type { PickupDetail } from '#contract/pickup.ts';
import { plainCode } from '#domain/pickup/pickup-code.ts';
import type { WebOrder } from '#domain/pickup/web-order.ts';

/** Whether a text is what the shopper of this order shows: written in any letters, with blanks or dashes between. */
export function isCodeOf({ pickupCode }: Pick<WebOrder, 'pickupCode'>, text: string): boolean {
  return plainCode(text) === plainCode(pickupCode);
}

/** What staff has to look at before the goods that are given are handed over, each once. */
export function checksOf({ goods, pickup }: PickupDetail): readonly string[] {
  const given = new Set([
    ...pickup.given.lines
      .filter(({ quantity }) => quantity > 0)
      .map(({ lineId }) => pickup.lines.find(({ line }) => line.lineId === lineId)?.line.variantRemoteId),
    ...pickup.given.substitutes.map(({ substitute }) => substitute.variantRemoteId),
  ]);
  const notes = goods
    .filter(({ variantRemoteId, check }) => check !== '' && given.has(variantRemoteId))
    .map(({ check }) => check);
  return [...new Set(notes)];
}

/** What of a phone number is told to nobody, only compared: its last digits. */
export function phoneEnd(phone: string): string {
  return phone.replaceAll(/\D/g, '').slice(-3);
}

/** A mail address with all but its beginning and its end hidden. */
export function mailHint(mail: string): string {
  const [name = '', host = ''] = mail.split('@');
  return host === '' ? '' : `${name.slice(0, 2)}…@${host}`;
}
