import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Basket } from '#domain/sale/basket.ts';
import { isBlank } from '#renderer/app/counter.ts';
import { useCounter, useCounterState } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './BasketTabs.module.css';
import type { Open } from './opened.ts';

/** The open baskets, the way to one more, and how many are parked. */
export function BasketTabs({ onOpen }: { readonly onOpen: Open }): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const baskets = useCounterState((state) => state.baskets);
  const activeId = useCounterState((state) => state.activeId);
  const { data } = useQuery(useQueries().basket.parked({}));
  const parked = data?.baskets.length ?? 0;
  return (
    <nav className={styles['bar']} aria-label={words('tabs.label')}>
      <ul className={styles['tabs']}>
        {baskets.map((basket, index) => (
          <Tab
            key={basket.id}
            basket={basket}
            number={index + 1}
            isActive={basket.id === activeId}
            canClose={baskets.length > 1 && isBlank(basket)}
          />
        ))}
      </ul>
      <IconButton label={words('tabs.new')} onPress={() => counter.openTab()}>
        <Icon name="plus" size={1.25} />
      </IconButton>
      {parked > 0 && (
        <button type="button" className={styles['parked']} onClick={() => onOpen({ kind: 'recall' })}>
          {words('tabs.parked', { count: parked })}
        </button>
      )}
    </nav>
  );
}

interface TabProps {
  readonly basket: Basket;
  readonly number: number;
  readonly isActive: boolean;
  readonly canClose: boolean;
}

function Tab({ basket, number, isActive, canClose }: TabProps): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const name = basket.customer?.name ?? words('tabs.basket', { number });
  const count = basket.lines.length;
  return (
    <li className={styles['tab']} data-active={isActive || undefined}>
      <button
        type="button"
        className={styles['name']}
        aria-current={isActive || undefined}
        onClick={() => counter.show(basket.id)}
      >
        <span className={styles['text']}>{name}</span>
        {!isActive && count > 0 && <span className={styles['count']}> {words('tabs.lines', { count })}</span>}
      </button>
      {canClose && (
        <IconButton label={words('tabs.close', { name })} onPress={() => counter.close(basket.id)}>
          <Icon name="close" size={1} />
        </IconButton>
      )}
    </li>
  );
}
