import { useRef, type FormEvent, type ReactElement, type ReactNode } from 'react';
import type { Minor } from '#domain/money/money.ts';
import { useFormat } from '#renderer/app/format.ts';
import { NoShiftNotice } from '#renderer/app/NoShiftNotice.tsx';
import { ReasonField } from '#renderer/app/ReasonField.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './ReturnForm.module.css';
import { useKeysWithin } from './use-keys-within.ts';

const REASONS = [
  'refund.reason.fit',
  'refund.reason.wish',
  'refund.reason.faulty',
  'refund.reason.wrong',
] as const;

interface Props {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** What goes back, in minor units; null while it is not known. */
  readonly total: Minor | null;
  /** Whether enough is chosen. */
  readonly isReady: boolean;
  /** While it is being taken back: the button keeps the focus and does nothing. */
  readonly isBusy: boolean;
  /** Whether somebody else will be asked to allow it. */
  readonly isAsking: boolean;
  readonly error: Error | null;
  /** What the last scan came to, in words. */
  readonly said: string;
  /** What keys do besides: F9 takes back, F4 goes to the reason. */
  readonly keys: Readonly<Record<string, () => void>>;
  readonly onTake: (reason: string) => void;
  readonly children: ReactNode;
}

/** The goods that come back on one side, why on the other, what it comes to below. */
export function ReturnForm(props: Props): ReactElement {
  const { reason, isReady } = props;
  const words = useWords();
  const errorWords = useErrorWords();
  const side = useRef<HTMLDivElement>(null);
  const canTake = isReady && reason.trim() !== '';
  const take = (): void => {
    if (canTake && !props.isBusy) props.onTake(reason.trim());
  };
  const form = useKeysWithin<HTMLFormElement>({
    F9: take,
    F4: () => side.current?.querySelector('input')?.focus(),
    ...props.keys,
  });
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    take();
  };
  return (
    <form ref={form} className={styles['form']} onSubmit={onSubmit} autoComplete="off">
      <div className={styles['columns']}>
        <div className={styles['goods']}>{props.children}</div>
        <div ref={side} className={styles['side']}>
          <ReasonField reason={reason} onChange={props.onReason} common={REASONS} hotkey="F4" />
          <p className={styles['text']}>{words('refund.exchange')}</p>
          {props.isAsking && <Notice tone="info">{words('refund.asks')}</Notice>}
          <NoShiftNotice />
          {props.error !== null && (
            <Notice tone="stop" role="alert">
              {errorWords(props.error)}
            </Notice>
          )}
        </div>
      </div>
      <Foot total={props.total} said={props.said} canTake={canTake} />
    </form>
  );
}

interface FootProps {
  readonly total: Minor | null;
  readonly said: string;
  readonly canTake: boolean;
}

function Foot({ total, said, canTake }: FootProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <footer className={styles['foot']}>
      <p className={styles['said']} role="status" aria-label={words('refund.scanned')}>
        {said}
      </p>
      <p className={styles['sum']} role="status" aria-label={words('refund.back')}>
        <span className={styles['label']}>{words('refund.back')}</span>
        <strong className={styles['amount']}>{total === null ? '…' : format.money(total)}</strong>
      </p>
      <Button type="submit" look="primary" size="large" isDisabled={!canTake}>
        {words('refund.take')}
        <Kbd on="accent">F9</Kbd>
      </Button>
    </footer>
  );
}
