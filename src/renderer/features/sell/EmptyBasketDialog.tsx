import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import type { Basket } from '#domain/sale/basket.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './EmptyBasketDialog.module.css';

interface Props {
  readonly basket: Basket;
  readonly total: Minor | null;
  readonly onClose: () => void;
}

/** Asks before a whole basket goes. */
export function EmptyBasketDialog({ basket, total, onClose }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const format = useFormat();
  const { baskets } = useTill();
  const empty = useMutation({ mutationFn: () => baskets.discard(basket.id), onSuccess: onClose });
  const count = basket.lines.length;
  return (
    <TillDialog title={words('empty.title')} width="narrow" onClose={onClose}>
      <p>{words('empty.text', { count, total: total === null ? '' : format.money(total) })}</p>
      {empty.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(empty.error)}
        </Notice>
      )}
      <div className={styles['actions']}>
        <Button look="danger" isDisabled={empty.isPending} onPress={() => empty.mutate()}>
          {words('empty.yes')}
        </Button>
        <Button autoFocus onPress={onClose}>
          {words('empty.no')}
        </Button>
      </div>
    </TillDialog>
  );
}
