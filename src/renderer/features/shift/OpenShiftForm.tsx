import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { Counts } from '#domain/shift/report.ts';
import { countedTotal } from '#domain/shift/drawer.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { CashCount } from './CashCount.tsx';
import { countsOf, textsOf } from './count-texts.ts';
import styles from './ShiftScreen.module.css';

interface Props {
  /** What the last shift left: minor units, and how many of each, where that can be said. */
  readonly leftFloat: number;
  readonly leftCounts: Counts;
}

/** Opens a shift on what lies in the drawer. */
export function OpenShiftForm({ leftFloat, leftCounts }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const format = useFormat();
  const api = useApi();
  const navigate = useNavigate();
  const [texts, setTexts] = useState(() => textsOf(leftCounts));
  const counts = countsOf(texts);
  const float = countedTotal(counts);
  const opening = useMutation({ mutationFn: () => api.shift.open({ counts }) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!opening.isPending) opening.mutate();
  };
  return (
    <form className={styles['form']} onSubmit={submit} aria-busy={opening.isPending} autoComplete="off">
      <p className={styles['text']}>
        {words('shift.open.text')}{' '}
        {leftFloat > 0 && words('shift.open.left', { amount: format.money(leftFloat) })}
      </p>
      <CashCount texts={texts} onChange={setTexts}>
        <LeftDifference by={leftFloat === 0 ? 0 : float - leftFloat} />
        {opening.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(opening.error)}
          </Notice>
        )}
        <Button type="submit" look="primary" size="large" isWide isDisabled={opening.isPending}>
          {words('shift.open.go')}
        </Button>
        <Button look="plain" isWide onPress={() => void navigate({ to: '/settings/opening' })}>
          {words('opening.title')}
        </Button>
      </CashCount>
    </form>
  );
}

/** What was left and what is there are seldom different, and then somebody should know. */
function LeftDifference({ by }: { readonly by: number }): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  if (by === 0) return null;
  const amount = format.money(Math.abs(by));
  return <Notice tone="warn">{words(by > 0 ? 'shift.open.more' : 'shift.open.less', { amount })}</Notice>;
}
