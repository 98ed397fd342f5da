import type { ReactElement } from 'react';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Desk.module.css';

/** Where the second screen begins. */
export function DeskHome(): ReactElement {
  const words = useWords();
  return (
    <section className={styles['home']}>
      <Icon name="box" size={2} />
      <h1 className={styles['title']}>{useShop().name}</h1>
      <p>{words('desk.home')}</p>
    </section>
  );
}
