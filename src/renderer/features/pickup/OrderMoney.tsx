import type { ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { drawnOf } from '#domain/pickup/given.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords, type MessageId } from '#renderer/app/words.ts';
import styles from './OrderScreen.module.css';

interface Row {
  readonly words: MessageId;
  readonly amount: number;
  readonly isLoud?: boolean;
}

/** What it costs now, what was paid, and what is still to be paid or given back. */
export function OrderMoney({ detail }: { readonly detail: PickupDetail }): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <section className={styles['panel']} aria-label={words('pickup.money')}>
      <dl className={styles['facts']}>
        {rowsOf(detail).map((row) => (
          <div key={row.words} className={styles['fact']} data-loud={row.isLoud || undefined}>
            <dt>{words(row.words)}</dt>
            <dd>{format.money(row.amount)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function rowsOf({ order, pickup }: PickupDetail): readonly Row[] {
  const { given, handedOver, givenBackAmount } = pickup;
  const collected = handedOver?.collected ?? 0;
  const rows: readonly Row[] = [
    { words: 'pickup.money.ordered', amount: order.total },
    { words: 'pickup.money.total', amount: given.total },
    { words: 'pickup.money.paid', amount: order.paid },
    { words: 'pickup.money.authorised', amount: drawnOf(order, given.total) },
    { words: 'pickup.money.collected', amount: collected },
    { words: 'pickup.money.refund', amount: given.refund },
    { words: 'pickup.money.unfetched', amount: pickup.stage === 'released' ? order.paid : 0 },
    { words: 'pickup.money.given-back', amount: givenBackAmount },
  ];
  const due = handedOver === null ? given.due : 0;
  return [
    ...rows.filter(
      (row) => row.amount !== 0 && (row.words !== 'pickup.money.ordered' || row.amount !== given.total),
    ),
    { words: due > 0 ? 'pickup.money.due' : 'pickup.money.none-due', amount: due, isLoud: true },
  ];
}
