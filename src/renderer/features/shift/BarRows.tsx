import type { ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { useFormat } from '#renderer/app/format.ts';
import styles from './ReportView.module.css';

/** A name with its amount in minor units, and how many there were. */
export interface BarRow {
  readonly name: string;
  readonly count: number;
  readonly amount: Minor;
}

/** Amounts under each other, each with a bar as long as its share of the largest: the figure says it, the bar shows it. */
export function BarRows({ rows }: { readonly rows: readonly BarRow[] }): ReactElement {
  const format = useFormat();
  const most = Math.max(1, ...rows.map(({ amount }) => Math.abs(amount)));
  return (
    <ul className={styles['bars']}>
      {rows.map(({ name, count, amount }) => (
        <li key={name} className={styles['bar-row']}>
          <span className={styles['bar-name']}>
            <bdi>{name}</bdi> <span className={styles['bar-count']}>{format.number(count)}×</span>
          </span>
          <span className={styles['bar-amount']}>{format.amount(amount)}</span>
          <svg className={styles['bar']} data-back={amount < 0 || undefined} aria-hidden="true">
            <rect width={`${(Math.abs(amount) / most) * 100}%`} height="100%" rx="3" />
          </svg>
        </li>
      ))}
    </ul>
  );
}
