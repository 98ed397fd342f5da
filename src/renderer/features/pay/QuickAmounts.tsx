import type { ReactElement } from 'react';
import { Button, Group } from 'react-aria-components';
import type { Minor } from '#domain/money/money.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { likelyAmounts } from './payment.ts';
import styles from './QuickAmounts.module.css';

interface Props {
  readonly total: Minor;
  readonly isDisabled: boolean;
  readonly onGiven: (given: Minor) => void;
}

/** What the customer most likely hands over; one touch pays, and says the change before. */
export function QuickAmounts({ total, isDisabled, onGiven }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  return (
    <Group className={styles['amounts'] ?? ''} aria-label={words('pay.quick')}>
      {[total, ...likelyAmounts(total, currency)].map((given) => {
        const amount = format.amount(given);
        const change = format.amount(given - total);
        const isExact = given === total;
        return (
          <Button
            key={given}
            className={styles['amount'] ?? ''}
            isDisabled={isDisabled}
            onPress={() => onGiven(given)}
          >
            <strong>{isExact ? words('pay.exact') : amount}</strong>{' '}
            <span>{isExact ? amount : words('pay.quick.change', { change })}</span>
          </Button>
        );
      })}
    </Group>
  );
}
