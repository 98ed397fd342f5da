import { useMutation } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import styles from './BookPanel.module.css';
import type { GoodsRow } from './goods-list.ts';
import type { Work } from './use-work.ts';
import { useTotals } from './use-totals.ts';

interface Props {
  readonly work: Work;
  readonly button: string;
  /** What is still missing, in words; null when it can be booked. */
  readonly missing: string | null;
  /** Books it; asked again after a refusal it books it once. */
  readonly book: () => Promise<unknown>;
  /** Hears what was booked: what was scanned after the press is not among it. */
  readonly onBooked: (rows: readonly GoodsRow[]) => void;
  readonly children?: ReactNode;
}

/** The work as the screen shows it at the press: a scan may still change it a moment later. */
interface Pressed extends Pick<Props, 'book'> {
  readonly rows: readonly GoodsRow[];
}

/** What is decided about all of a stock document, how much it is, and the way to book it. */
export function BookPanel({ work, button, missing, book, onBooked, children }: Props): ReactElement {
  const words = useWords();
  const totals = useTotals();
  const { rows } = work.list;
  const booking = useMutation({
    mutationFn: async (pressed: Pressed) => {
      await pressed.book();
      return pressed.rows;
    },
    onSuccess: (booked) => onBooked(booked),
  });
  const lacking = rows.length === 0 ? words('stock.work.missing') : missing;
  const submit = (): void => {
    if (lacking === null && !booking.isPending) booking.mutate({ rows, book });
  };
  useHotkeys({ F9: submit });
  return (
    <section className={styles['panel']} aria-label={button}>
      {children}
      <p className={styles['total']} role="status">
        {totals(rows)}
      </p>
      <RefusalNotice error={booking.error} title={words('stock.work.refused')} />
      {lacking !== null && <p className={styles['missing']}>{lacking}</p>}
      <Button
        look="primary"
        size="large"
        isWide
        isDisabled={lacking !== null || booking.isPending}
        onPress={submit}
      >
        {button}
        <Kbd on="accent">F9</Kbd>
      </Button>
    </section>
  );
}
