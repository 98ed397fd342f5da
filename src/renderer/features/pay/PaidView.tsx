import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { CommittedSale } from '#contract/sale.ts';
import type { BasketLine } from '#domain/sale/basket.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import styles from './PaidView.module.css';
import { PaperState } from './PaperState.tsx';

interface Props {
  readonly sale: CommittedSale;
  /** What was paid; a voucher among it shows its code. */
  readonly lines: readonly BasketLine[];
  readonly onNext: () => void;
}

/** The second press of a double press must not wipe the change off the screen; in milliseconds. */
const TOO_SOON = 500;

/** The change, huge; then who is next. */
export function PaidView({ sale, lines, onNext }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const nextButton = useRef<HTMLButtonElement>(null);
  // At once: the field that had the focus is gone, and the dialog would give it to its close button.
  useEffect(() => nextButton.current?.focus(), []);
  const [shownAt] = useState(() => performance.now());
  const next = (): void => {
    if (performance.now() - shownAt >= TOO_SOON) onNext();
  };
  const isBack = sale.total < 0;
  const back = Math.abs(sale.total + sale.rounding);
  const change = format.amount(isBack ? back : sale.change);
  const label = isBack ? 'paid.back' : sale.change === 0 ? 'paid.exact' : 'paid.change';
  return (
    <div className={styles['paid']}>
      <div
        className={styles['change']}
        role="status"
        aria-label={words(isBack ? 'paid.back.label' : 'paid.change.label', { change })}
      >
        <span>{words(label)}</span>
        <strong data-long={change.length > 8 || undefined}>{change}</strong>
      </div>
      <dl className={styles['facts']}>
        <div>
          <dt>{words('paid.total')}</dt>
          <dd>{format.amount(sale.total)}</dd>
        </div>
        {!isBack && (
          <div>
            <dt>{words('paid.given')}</dt>
            <dd>{format.amount(sale.given)}</dd>
          </div>
        )}
        <div>
          <dt>{words('paid.receipt')}</dt>
          <dd data-selectable>{sale.receiptNumber}</dd>
        </div>
      </dl>
      {lines.map(
        (line) =>
          line.kind === 'voucher' && (
            <p key={line.id} className={styles['voucher']} data-selectable>
              {words('paid.voucher', { code: line.code, amount: format.money(line.unitPrice) })}
            </p>
          ),
      )}
      <PaperState saleId={sale.saleId} />
      {sale.repeated && <p className={styles['repeated']}>{words('paid.repeated')}</p>}
      <Button look="primary" size="large" isWide ref={nextButton} onPress={next}>
        {words('paid.next')}
        <Kbd on="accent">Enter</Kbd>
      </Button>
      <p className={styles['hint']}>{words('paid.scan')}</p>
    </div>
  );
}
