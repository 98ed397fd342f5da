import { sum, type Minor } from '../money/money.ts';
import { onceOff } from './offer.ts';
import { apply, reachedBy, type Rule } from './rule.ts';
import { leftOf, type Goods, type State } from './lot.ts';

/** Lots looked at while looking for the best choice; beyond it the best one found so far is taken. */
const BUDGET = 20_000;

/** Rules of one priority: those that compete, and those that apply afterwards. */
interface Level {
  readonly exclusive: readonly Rule[];
  readonly stackable: readonly Rule[];
}

interface Search {
  readonly levels: readonly Level[];
  readonly goods: readonly Goods[];
  spent: number;
  best: { readonly state: State; readonly cost: bigint } | null;
}

/**
 * Where a search stands: within a level, with the exclusive rules that may still be chosen. Those asleep were tried
 * before rules about other goods that were chosen since: choosing them now would come to the same.
 */
interface Node {
  readonly level: number;
  readonly state: State;
  readonly reached: ReadonlyMap<Rule, Minor>;
  readonly rest: readonly Rule[];
  readonly asleep: readonly Rule[];
}

/**
 * The state after all rules, with those exclusive ones, in that order, that leave the customer the least to pay;
 * of equal choices the one found first. Goes for the greatest saving first, so that what is found before the budget
 * is spent is at least that; with few exclusive rules every choice is looked at.
 */
export function bestState(start: State, rules: readonly Rule[], goods: readonly Goods[]): State {
  const search: Search = { levels: levelsOf(rules), goods, spent: 0, best: null };
  enter(search, 0, start);
  return search.best?.state ?? start;
}

function levelsOf(rules: readonly Rule[]): Level[] {
  const priorities = [...new Set(rules.map((rule) => rule.promotion.priority))];
  return priorities.map((priority) => {
    const level = rules.filter((rule) => rule.promotion.priority === priority);
    return {
      exclusive: level.filter((rule) => rule.isExclusive),
      stackable: level.filter((rule) => !rule.isExclusive),
    };
  });
}

function enter(search: Search, level: number, state: State): void {
  const here = search.levels[level];
  if (here === undefined) {
    finish(search, state);
    return;
  }
  const rules = [...here.exclusive, ...here.stackable];
  const reached = new Map(rules.map((rule) => [rule, reachedBy(rule, state)]));
  choose(search, { level, state, reached, rest: here.exclusive, asleep: [] });
}

/** Tries each exclusive rule that is left as the next one, the greatest saving first, then none of them. */
function choose(search: Search, node: Node): void {
  const found = node.rest
    .filter((rule) => !node.asleep.includes(rule))
    .flatMap((rule) => {
      const state = tryOut(search, rule, node);
      return state === null ? [] : [{ rule, state, left: leftOf(state.lots) }];
    })
    .toSorted((a, b) => a.left - b.left);
  const tried = [...node.asleep];
  for (const { rule, state } of found) {
    if (isOver(search)) return;
    const rest = node.rest.filter((other) => other !== rule);
    const asleep = tried.filter((other) => isApart(other, rule));
    choose(search, { ...node, state, rest, asleep });
    tried.push(rule);
  }
  if (!isOver(search)) goOn(search, node);
}

/** What is left of the level's goods goes through the other rules, then to the next level. */
function goOn(search: Search, node: Node): void {
  const rules = search.levels[node.level]?.stackable ?? [];
  const state = rules.reduce(
    (before, rule) => tryOut(search, rule, { ...node, state: before }) ?? before,
    node.state,
  );
  enter(search, node.level + 1, state);
}

function tryOut(search: Search, rule: Rule, { state, reached }: Node): State | null {
  search.spent += state.lots.length;
  return apply(rule, state, reached.get(rule) ?? 0);
}

function isOver(search: Search): boolean {
  return search.best !== null && search.spent > BUDGET;
}

function isApart(a: Rule, b: Rule): boolean {
  for (const place of a.goods) if (b.goods.has(place)) return false;
  return true;
}

function finish(search: Search, state: State): void {
  const cost = costOf(state, search.goods);
  if (search.best === null || cost < search.best.cost) search.best = { state, cost };
}

/** What goods cost after their own discounts, with tax, in millionths of a minor unit. */
function costOf(state: State, goods: readonly Goods[]): bigint {
  const lefts = new Map<number, Minor>();
  for (const lot of state.lots) lefts.set(lot.goods, (lefts.get(lot.goods) ?? 0) + lot.left);
  const byTax = new Map<number, Minor[]>();
  for (const [place, left] of lefts) {
    const { discount = null, withTaxPpm = 0 } = goods[place] ?? {};
    const amounts = byTax.get(withTaxPpm) ?? [];
    amounts.push(discount === null ? left : left - onceOff(discount, left));
    byTax.set(withTaxPpm, amounts);
  }
  return [...byTax].reduce((all, [ppm, amounts]) => all + BigInt(ppm) * BigInt(sum(amounts)), 0n);
}
