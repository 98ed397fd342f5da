import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { ParkedBasket } from '#contract/basket.ts';
import { useFormat } from '#renderer/app/format.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { useListKeys } from '#renderer/app/use-list-keys.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './RecallDialog.module.css';

/** What is parked, oldest first, to be taken back. */
export function RecallDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const { baskets } = useTill();
  const { data, error } = useQuery(useQueries().basket.parked({}));
  const recall = useMutation({ mutationFn: baskets.recall, onSuccess: onClose });
  const list = useListKeys<HTMLUListElement>();
  const parked = data?.baskets ?? [];
  const fault = error ?? recall.error;
  return (
    <TillDialog title={words('recall.title')} onClose={onClose}>
      {fault !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(fault)}
        </Notice>
      )}
      {data !== undefined && parked.length === 0 && (
        <EmptyState sign={<Icon name="pause" size={2} />} title={words('recall.none.title')}>
          {words('recall.none.text')}
        </EmptyState>
      )}
      <ul ref={list} className={styles['parked']} aria-label={words('recall.title')}>
        {parked.map((basket, index) => (
          <Parked
            key={basket.basketId}
            basket={basket}
            isFirst={index === 0}
            isBusy={recall.isPending}
            onRecall={() => recall.mutate(basket.basketId)}
          />
        ))}
      </ul>
    </TillDialog>
  );
}

interface ParkedProps {
  readonly basket: ParkedBasket;
  readonly isFirst: boolean;
  readonly isBusy: boolean;
  readonly onRecall: () => void;
}

function Parked({ basket, isFirst, isBusy, onRecall }: ParkedProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { name, note, by, since, lines, firstLine } = basket;
  const when = { by, day: format.day(since), time: format.time(since) };
  return (
    <li className={styles['row']}>
      <button
        type="button"
        className={styles['basket']}
        data-hit
        disabled={isBusy}
        // The first one is what Enter takes.
        ref={isFirst ? focusOnce : null}
        onClick={onRecall}
      >
        <span className={styles['name']}>{name}</span>{' '}
        <span className={styles['when']}>{words('recall.since', when)}</span>{' '}
        <span className={styles['what']}>{words('recall.lines', { count: lines, name: firstLine })}</span>
        {note !== '' && <span className={styles['note']}> {note}</span>}
      </button>
      <LetGo basketId={basket.basketId} name={name} />
    </li>
  );
}

function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}

/** Lets a parked basket go that nobody comes back for; asked twice. */
function LetGo({ basketId, name }: { readonly basketId: string; readonly name: string }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const { baskets } = useTill();
  const [isAsked, setAsked] = useState(false);
  const go = useMutation({ mutationFn: () => baskets.discard(basketId) });
  return (
    <>
      <Button
        look={isAsked ? 'danger' : 'plain'}
        aria-label={words(isAsked ? 'recall.let-go.sure' : 'recall.let-go', { name })}
        isDisabled={go.isPending}
        onPress={() => (isAsked ? go.mutate() : setAsked(true))}
      >
        <Icon name="remove" size={1.25} />
        {isAsked && words('recall.sure')}
      </Button>
      {go.error !== null && <Notice tone="stop">{errorWords(go.error)}</Notice>}
    </>
  );
}
