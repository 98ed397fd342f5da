import { useId, type ReactElement } from 'react';
import type { SyncStatus } from '#contract/sync.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Weaknesses.module.css';
import { useWords } from './words.ts';

type Weakness = SyncStatus['weaknesses'][number];

const KNOWN = [
  'sale-not-atomic',
  'double-payment-possible',
  'price-of-the-moment',
  'promotions-apply',
  'net-prices-round-apart',
  'location-not-chosen',
  'stock-by-sweep',
  'stock-by-absolute-write',
  'stock-without-history',
  'misc-taxed-by-store',
  'gone-customers-unseen',
  'key-unlimited',
  'no-barcodes',
  'pickup-not-shared',
  'no-notices',
  'no-pickup',
] as const satisfies readonly Weakness[];

/** What an online store cannot promise, each in a sentence; codes without words are shown as they are. */
export function Weaknesses({ codes }: { readonly codes: readonly string[] }): ReactElement {
  const words = useWords();
  const id = useId();
  if (codes.length === 0) return <p className={styles['none']}>{words('weakness.none')}</p>;
  return (
    <div className={styles['weaknesses']}>
      <p id={id} className={styles['title']}>
        {words('weakness.title')}
      </p>
      <ul className={styles['list']} aria-labelledby={id}>
        {codes.map((code) => {
          const known = KNOWN.find((one) => one === code);
          return (
            <li key={code} className={styles['item']}>
              <Icon name="alert" size={1.125} />
              <span>{known === undefined ? code : words(`weakness.${known}`)}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
