import { scale, sum } from '../money/money.ts';
import { PIECE, type Thousandths } from '../stock/quantity.ts';
import { unitsOf } from './given.ts';
import type { Pickup } from './pickup.ts';
import { lineOf } from './step-rules.ts';

interface Part {
  readonly lineId: string;
  readonly quantity: Thousandths;
}

/**
 * What comes back as stock counts it, thousandths. Weighed goods left as the units that they were ordered as, whatever
 * they weighed, and so they come back: all of them as all of those, a part as the difference of two shares by weight,
 * each rounded half up to a whole unit. So however they come back, and the last of them with the rest.
 */
export function unitsBack<Back extends Part>(
  before: Pick<Pickup, 'lines' | 'offers' | 'given' | 'givenBack'>,
  back: readonly Back[],
): Back[] {
  return back.map((part, nth) => {
    const earlier = [...before.givenBack, ...back.slice(0, nth)];
    const from = sum(earlier.flatMap(({ lineId, quantity }) => (lineId === part.lineId ? [quantity] : [])));
    const until = (weight: Thousandths): Thousandths => unitsUntil(before, part.lineId, weight);
    return { ...part, quantity: until(from + part.quantity) - until(from) };
  });
}

/** Of how many units the first so much of a line is. */
function unitsUntil(
  pickup: Pick<Pickup, 'lines' | 'offers' | 'given'>,
  lineId: string,
  weight: Thousandths,
): Thousandths {
  const line = lineOf(pickup, lineId);
  const all = pickup.given.lines.find((one) => one.lineId === lineId)?.quantity ?? 0;
  if (line === null || line.weighed === null || all === 0) return weight;
  const units = unitsOf(line, pickup.offers);
  return weight >= all ? units : Math.min(units, scale(units, weight, all * PIECE) * PIECE);
}
