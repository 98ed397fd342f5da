import type { Customer } from '#contract/customer.ts';
import { Refusal } from '#contract/errors.ts';
import type { Basket, BasketLine } from '#domain/sale/basket.ts';
import { looksLikeCardNotPhone, looksLikeCardNumber } from '#domain/sale/card-number.ts';

/** No number of a payment card is ever kept, wherever somebody typed it. @throws Refusal `card-number`. */
export function refuseCardNumbers(...texts: readonly string[]): void {
  if (texts.some(looksLikeCardNumber)) throw new Refusal('card-number');
}

/** What people typed into a basket. @throws Refusal `card-number`. */
export function refuseCardsInBasket({ note, exemption, discount, lines }: Basket): void {
  refuseCardNumbers(note, exemption?.reason ?? '', discount?.reason ?? '', ...lines.flatMap(typedIn));
  refuseCardsAsNumbers(exemption?.number ?? '');
}

/** What people typed of a customer. @throws Refusal `card-number`. */
export function refuseCardsInCustomer({ phone, taxNumber, ...rest }: Customer): void {
  refuseCardNumbers(rest.name, rest.mail, rest.card, rest.address, rest.note, ...rest.groupIds);
  refuseCardsAsNumbers(phone, taxNumber);
}

function refuseCardsAsNumbers(...numbers: readonly string[]): void {
  if (numbers.some(looksLikeCardNotPhone)) throw new Refusal('card-number');
}

/** Names of goods are the catalog's; codes of goods and vouchers are no free text. */
function typedIn(line: BasketLine): string[] {
  switch (line.kind) {
    case 'goods':
      return [line.note, line.override?.reason ?? '', line.discount?.reason ?? ''];
    case 'misc':
      return [line.note, line.name, line.discount?.reason ?? ''];
    case 'voucher':
      return [line.note];
    case 'return':
      return [line.note, line.reason];
    case 'order-back':
      return [line.note, line.giveBack?.reason ?? ''];
    case 'order':
      return [line.note, line.handOver.collector];
  }
}
