import type { ReactElement } from 'react';
import type { StockMovement } from '#contract/stock-movement.ts';
import type { Unit } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWhen } from '#renderer/app/use-when.ts';
import { useWords } from '#renderer/app/words.ts';
import { StepChart, type StepPoint } from '#renderer/ui/StepChart.tsx';

interface Props {
  /** Newest first. */
  readonly movements: readonly StockMovement[];
  /** What there is now, and when that was known. */
  readonly now: { readonly quantity: number; readonly knownAt: number } | null;
  readonly unit: Unit;
}

/** What there was over time; the list below it has the numbers. Nothing where nobody knows the levels. */
export function BalanceChart({ movements, now, unit }: Props): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  const when = useWhen();
  const { plain } = useQuantityWords();
  const points = pointsOf(movements, now);
  const [first] = points;
  if (first === undefined || points.length < 3) return null;
  const levels = points.map(({ level }) => level);
  const most = plain(Math.max(0, ...levels), unit);
  const least = plain(Math.min(0, ...levels), unit);
  const last = plain(levels.at(-1) ?? 0, unit);
  return (
    <StepChart
      label={words('stock.chart.label', { from: when(first.at), first: plain(first.level, unit), last })}
      points={points}
      from={format.day(first.at)}
      to={words('stock.chart.now')}
      most={most}
      least={least}
    />
  );
}

/** The level after each movement, oldest first, the one before all of them, and the one now. */
function pointsOf(movements: readonly StockMovement[], now: Props['now']): StepPoint[] {
  const known = movements.flatMap(({ at, after, quantity }) =>
    after === null ? [] : [{ at, level: after, before: after - quantity }],
  );
  const oldest = known.at(-1);
  if (oldest === undefined) return [];
  const steps = known.toReversed().map(({ at, level }) => ({ at, level }));
  const last = known[0]?.at ?? 0;
  const end = now === null ? [] : [{ at: Math.max(last, now.knownAt), level: now.quantity }];
  return [{ at: oldest.at, level: oldest.before }, ...steps, ...end];
}
