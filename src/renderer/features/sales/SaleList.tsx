import { useLayoutEffect, useRef, type ReactElement } from 'react';
import type { SaleSummary } from '#contract/sale.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import { Badge, type Tone } from '#renderer/ui/Badge.tsx';
import styles from './SaleList.module.css';

interface Props {
  readonly sales: readonly SaleSummary[];
  readonly chosenId: string | null;
  readonly onChoose: (saleId: string) => void;
}

/** Sales under the day they were made on. The chosen one stays in sight, and takes the focus from the one before. */
export function SaleList({ sales, chosenId, onChoose }: Props): ReactElement {
  const format = useFormat();
  const days = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const row = days.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (row === null || row === undefined) return;
    row.scrollIntoView({ block: 'nearest' });
    if (days.current?.contains(document.activeElement) === true) row.focus();
  }, [chosenId]);
  return (
    <div ref={days} className={styles['days']}>
      {byDay(sales, format.day).map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h2 className={styles['day']}>{day}</h2>
          <ul className={styles['sales']}>
            {ofDay.map((sale) => (
              <li key={sale.saleId}>
                <SaleRow sale={sale} isChosen={sale.saleId === chosenId} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

interface RowProps {
  readonly sale: SaleSummary;
  readonly isChosen: boolean;
  readonly onChoose: (saleId: string) => void;
}

function SaleRow({ sale, isChosen, onChoose }: RowProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <button
      type="button"
      className={styles['row']}
      aria-pressed={isChosen}
      onClick={() => onChoose(sale.saleId)}
    >
      <span className={styles['time']}>{format.time(sale.soldAt)}</span>
      <span className={styles['what']}>
        <span className={styles['number']}>{sale.receiptNumber}</span>
        <span className={styles['about']}>{aboutOf(sale, words)}</span>
      </span>
      <span className={styles['states']}>
        {sale.kind !== 'sale' && <Badge tone="warn">{words(`sales.kind.${sale.kind}`)}</Badge>}
        {sale.isVoided && <Badge tone="stop">{words('sales.voided')}</Badge>}
        {sale.paper !== 'none' && sale.paper !== 'confirmed' && (
          <Badge tone={PAPER[sale.paper]}>{words(`paper.${sale.paper}`)}</Badge>
        )}
        {sale.delivery !== 'none' && (
          <Badge tone={DELIVERY[sale.delivery]} hasDot>
            {words(`delivery.${sale.delivery}`)}
          </Badge>
        )}
      </span>
      <span className={styles['total']} data-voided={sale.isVoided || undefined}>
        {format.amount(sale.total)}
      </span>
    </button>
  );
}

/** For whom, and how much; of what goes both ways the pieces say nothing. */
function aboutOf({ kind, pieces, customerName }: SaleSummary, words: Words): string {
  const counted = kind === 'sale' || kind === 'refund';
  const goods = counted ? [words(`sales.pieces.${kind}`, { count: Math.abs(pieces) })] : [];
  return [...(customerName === '' ? [] : [customerName]), ...goods].join(' · ');
}

const DELIVERY = {
  waiting: 'neutral',
  uncertain: 'warn',
  refused: 'stop',
  done: 'good',
  dropped: 'neutral',
  none: 'neutral',
} as const satisfies Readonly<Record<SaleSummary['delivery'], Tone>>;

const PAPER = {
  queued: 'neutral',
  sent: 'neutral',
  confirmed: 'good',
  unknown: 'warn',
  failed: 'warn',
  none: 'neutral',
} as const satisfies Readonly<Record<SaleSummary['paper'], Tone>>;

function byDay(
  sales: readonly SaleSummary[],
  dayOf: (at: number) => string,
): (readonly [string, readonly SaleSummary[]])[] {
  const days = new Map<string, SaleSummary[]>();
  for (const sale of sales) {
    const day = dayOf(sale.soldAt);
    days.set(day, [...(days.get(day) ?? []), sale]);
  }
  return [...days];
}
