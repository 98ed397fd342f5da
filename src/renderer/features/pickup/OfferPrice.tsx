import type { ReactElement } from 'react';
import { partOf, priceOfOffer } from '#domain/pickup/given.ts';
import type { Offer } from '#domain/pickup/pickup.ts';
import type { WebOrderLine } from '#domain/pickup/web-order.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import styles from './Offer.module.css';

interface Props {
  readonly offer: Pick<Offer, 'replaces' | 'substitute'>;
  readonly line: WebOrderLine;
}

/** What to tell the shopper who is asked: what it would cost, and what that is more or less than what they ordered. */
export function OfferPrice({ offer, line }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const before = partOf(line, 0, offer.replaces);
  const price = priceOfOffer(offer);
  const difference = price === before ? 'same' : price > before ? 'more' : 'less';
  return (
    <p className={styles['price']} role="status">
      <span>{words('pickup.offer.before', { amount: format.money(before) })}</span>{' '}
      <span>{words('pickup.offer.instead', { amount: format.money(price) })}</span>{' '}
      <strong>
        {words(`pickup.offer.${difference}`, { amount: format.money(Math.abs(price - before)) })}
      </strong>
    </p>
  );
}
