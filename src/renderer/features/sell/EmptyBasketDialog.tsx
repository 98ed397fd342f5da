import type { ReactElement } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './EmptyBasketDialog.module.css';

interface Props {
  readonly pieces: number;
  readonly total: Minor;
  readonly onClose: () => void;
}

/** Asks before a whole basket goes. */
export function EmptyBasketDialog({ pieces, total, onClose }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const counter = useCounter();
  const empty = (): void => {
    counter.startNext();
    onClose();
  };
  return (
    <TillDialog title={words('empty.title')} width="narrow" onClose={onClose}>
      <p>{words('empty.text', { count: pieces, total: format.money(total) })}</p>
      <div className={styles['actions']}>
        <Button look="danger" onPress={empty}>
          {words('empty.yes')}
        </Button>
        <Button autoFocus onPress={onClose}>
          {words('empty.no')}
        </Button>
      </div>
    </TillDialog>
  );
}
