import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { useShop } from './ShopProvider.tsx';
import { SignInForm } from './SignInForm.tsx';
import styles from './SignInScreen.module.css';
import { play } from './sound.ts';
import { useCounterState } from './TillProvider.tsx';
import { useScans } from './use-target.ts';
import { Wordmark } from './Wordmark.tsx';
import { useWords } from './words.ts';

/** What stands before the till while nobody is signed in; scans are refused, open baskets wait behind it. */
export function SignInScreen(): ReactElement {
  const words = useWords();
  const shop = useShop();
  const hasGoods = useCounterState(({ baskets }) => baskets.some(({ lines }) => lines.length > 0));
  useScans(() => play('refused'));
  useForgetting();
  return (
    <main className={styles['screen']}>
      <header className={styles['head']}>
        <Wordmark />
        <span className={styles['register']}>{words('shell.register', { name: shop.registerName })}</span>
      </header>
      <div className={styles['card']}>
        <h1 className={styles['title']}>{words('sign-in.title', { shop: shop.name })}</h1>
        {hasGoods && <p className={styles['kept']}>{words('sign-in.basket-kept')}</p>}
        <SignInForm />
      </div>
    </main>
  );
}

/** What the last person saw is not kept for the next one. */
function useForgetting(): void {
  const queryClient = useQueryClient();
  useEffect(() => queryClient.removeQueries({ type: 'inactive' }), [queryClient]);
}
