import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { CountLine, StockCount } from '#contract/count.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ChoiceCards } from '#renderer/ui/ChoiceCards.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './CountedDialog.module.css';
import { useBooking } from './use-booking.ts';

interface Props {
  readonly count: StockCount;
  readonly without: number[];
  readonly onClose: () => void;
}

/** So many of the dearest differences are looked through for goods that moved. */
const LOOKED = 200;

/** Ends a count: what is booked, what is left out, and what happens with what nobody found. */
export function BookDialog({ count, without, onClose }: Props): ReactElement {
  const words = useWords();
  const { countId } = count;
  const [missing, setMissing] = useState<Fate>('leave');
  const { differing, moved, uncounted } = useReview(count, without);
  const booking = useBooking(countId);
  return (
    <TillDialog title={words('count.book')} canClose={!booking.isRunning} onClose={onClose}>
      <div className={styles['form']}>
        <p>
          {differing !== null && words('count.book.differing', { count: differing })}{' '}
          {without.length > 0 && words('count.book.left', { count: without.length })}
        </p>
        {moved > 0 && (
          <Notice tone="warn" role="status" title={words('count.book.moved', { count: moved })}>
            {words('count.book.moved.text')}
          </Notice>
        )}
        {uncounted > 0 && <Missing count={uncounted} value={missing} onChange={setMissing} />}
        <RefusalNotice error={booking.error} />
        <Button
          look={missing === 'zero' ? 'danger' : 'primary'}
          size="large"
          isWide
          isDisabled={booking.isRunning || differing === null}
          onPress={() => booking.book({ missingIsZero: missing === 'zero', without })}
        >
          {words('count.book.now')}
        </Button>
      </div>
    </TillDialog>
  );
}

/** How many goods differ, moved meanwhile or were not counted; `differing` is null until it is known. */
function useReview(count: StockCount, without: readonly number[]) {
  const queries = useQueries();
  const { countId } = count;
  const view = useQuery(queries.count.view({ countId }));
  const lines = useQuery(queries.count.lines({ countId, show: 'differing', offset: 0, limit: LOOKED }));
  const rest = useQuery(queries.count.lines({ countId, show: 'missing', offset: 0, limit: 1 }));
  const isDoubted = (line: CountLine): boolean => isDoubtful(line) && !without.includes(line.variantId);
  const open = Math.max(1, count.total - count.counted);
  return {
    differing: view.data?.differing ?? null,
    moved: (lines.data?.lines ?? []).filter(isDoubted).length,
    uncounted: (rest.data?.lines.length ?? 0) === 0 ? 0 : open,
  };
}

/** Somebody took of it, or brought some, around the time it was counted. */
function isDoubtful({ hasMoved, elsewhere }: CountLine): boolean {
  return hasMoved || (elsewhere !== null && elsewhere !== 0);
}

/** What becomes of goods that nobody counted. */
type Fate = 'leave' | 'zero';

interface MissingProps {
  readonly count: number;
  readonly value: Fate;
  readonly onChange: (value: Fate) => void;
}

function Missing({ count, value, onChange }: MissingProps): ReactElement {
  const words = useWords();
  return (
    <>
      <ChoiceCards<Fate>
        label={words('count.book.missing', { count })}
        value={value}
        choices={(['leave', 'zero'] as const).map((fate) => ({
          value: fate,
          title: words(`count.missing.${fate}`),
          text: words(`count.missing.${fate}.text`),
        }))}
        onChange={onChange}
      />
      {value === 'zero' && (
        <Notice tone="stop" role="alert" title={words('count.missing.warning', { count })}>
          {words('count.missing.warning.text')}
        </Notice>
      )}
    </>
  );
}
