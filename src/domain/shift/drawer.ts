import { scale, sum, type Minor } from '../money/money.ts';
import type { CashReport, Counts } from './report.ts';

/** What moved the cash of a shift, in minor units; each is zero or more but what foreign cash is worth. */
export type CashFlows = Pick<
  CashReport,
  'float' | 'cashSales' | 'cashRefunds' | 'payIns' | 'payOuts' | 'safeDrops' | 'foreign'
>;

/** What a count comes to, in minor units. */
export function countedTotal(counts: Counts): Minor {
  return sum(Object.entries(counts).map(([worth, count]) => scale(Number(worth), count, 1)));
}

/**
 * What the drawer should hold in the shop's currency, in minor units. Foreign cash lies beside: it pays for sales,
 * and change for it comes out of the shop's own.
 */
export function expectedCash(flows: CashFlows): Minor {
  return sum([
    flows.float,
    flows.cashSales,
    -flows.cashRefunds,
    flows.payIns,
    -flows.payOuts,
    -flows.safeDrops,
    ...flows.foreign.map(({ worth }) => -worth),
  ]);
}

/** So many tries find any sum of a real drawer; what takes longer is left to the one who counts. */
const MAX_TRIES = 20_000;

/**
 * Which coins and notes of a count make up `amount` (minor units), the largest first, so that small change stays;
 * null when they can't, or when it takes too long to find out.
 */
export function takeOut(counts: Counts, amount: Minor): Counts | null {
  const worths = Object.keys(counts)
    .map(Number)
    .toSorted((a, b) => b - a);
  let tries = 0;
  const take = (rest: Minor, from: number): Record<string, number> | null => {
    if (rest === 0) return {};
    const worth = worths[from];
    if (worth === undefined) return null;
    for (let many = Math.min(counts[worth] ?? 0, Math.floor(rest / worth)); many >= 0; many -= 1) {
      tries += 1;
      if (tries > MAX_TRIES) return null;
      const others = take(rest - many * worth, from + 1);
      if (others !== null) return many === 0 ? others : { ...others, [worth]: many };
    }
    return null;
  };
  return amount < 0 ? null : take(amount, 0);
}

/** What of a count stays when `left` (minor units) is kept as the next float; nothing where it can't be said. */
export function leftCounts(counts: Counts, left: Minor): Counts {
  const out = takeOut(counts, countedTotal(counts) - left);
  if (out === null) return {};
  const rest = Object.entries(counts).map(([worth, count]) => [worth, count - (out[worth] ?? 0)] as const);
  return Object.fromEntries(rest.filter(([, count]) => count > 0));
}
