import type { ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { useMinute } from '#renderer/app/use-minute.ts';
import { useWords } from '#renderer/app/words.ts';
import styles from './OrderScreen.module.css';
import { PhoneLink } from './PhoneLink.tsx';
import { useShortWhen } from './use-clock-words.ts';

/** Whose it is, when it was placed and promised, and what the shopper wrote. */
export function OrderPerson({ detail }: { readonly detail: PickupDetail }): ReactElement {
  const words = useWords();
  const shortWhen = useShortWhen();
  const now = useMinute();
  const { order, card, pickup } = detail;
  const { name, phone, mail } = order.customer;
  const facts = [
    { term: words('pickup.person.name'), value: name },
    { term: words('pickup.person.phone'), value: phone, isPhone: true },
    { term: words('pickup.person.mail'), value: mail },
    { term: words('pickup.person.placed'), value: shortWhen(order.placedAt, now) },
    { term: words('pickup.person.due'), value: shortWhen(card.dueAt, now) },
    { term: words('pickup.person.bags'), value: pickup.bags === 0 ? '' : String(pickup.bags) },
    { term: words('pickup.person.reason'), value: pickup.reason },
    { term: words('pickup.person.collector'), value: pickup.handedOver?.handOver.collector ?? '' },
  ];
  return (
    <section className={styles['panel']} aria-label={words('pickup.person')}>
      {order.note !== '' && (
        <p className={styles['note']} data-selectable>
          {words('pickup.person.note', { note: order.note })}
        </p>
      )}
      <dl className={styles['facts']}>
        {facts
          .filter(({ value }) => value !== '')
          .map(({ term, value, isPhone = false }) => (
            <div key={term} className={styles['fact']}>
              <dt>{term}</dt>
              <dd data-selectable>{isPhone ? <PhoneLink phone={value} /> : value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
