import { sum, type Minor } from '../money/money.ts';
import { onceOff } from './offer.ts';
import { learn, recall, type Memory } from './memory.ts';
import { reachedBy, type Application, type Rule } from './rule.ts';
import { after, type Change, type Goods, type State } from './lot.ts';

/** How many times less than it could be an exclusive promotion is applied, to leave pieces to others. */
const FEWER = 3;

/** As often as a promotion can be applied. */
const ALWAYS = Number.MAX_SAFE_INTEGER;

/** What trying a rule costs beside the goods that it looks at, in goods. */
const LOOK = 5;

/** How many goods may still be looked at to find a better choice than the best one so far. */
export interface Effort {
  left: number;
}

/** An exclusive rule that saves something, so many times. */
interface Choice extends Application {
  readonly change: Change;
}

/** Rules of one priority: those that compete, and those that apply afterwards. */
interface Level {
  readonly exclusive: readonly Rule[];
  readonly stackable: readonly Rule[];
}

interface Search {
  readonly levels: readonly Level[];
  readonly goods: readonly Goods[];
  readonly effort: Effort;
  readonly memory: Memory;
  best: State | null;
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
  readonly asleep: readonly Choice[];
}

/**
 * The state after all rules, with those exclusive ones, in that order and that often, that leave the customer the
 * least to pay; of equal choices the one found first. Goes for the greatest saving first, so that what is found
 * before the effort is spent is at least that; where few compete every choice is looked at.
 */
export function bestState(
  start: State,
  rules: readonly Rule[],
  goods: readonly Goods[],
  effort: Effort,
): State {
  const search: Search = { levels: levelsOf(rules), goods, effort, memory: new Map(), best: null };
  enter(search, 0, start);
  return search.best ?? start;
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
    .flatMap((rule) => choicesOf(search, rule, node))
    .toSorted((a, b) => b.change.saved - a.change.saved);
  const tried = [...node.asleep];
  for (const choice of found) {
    if (isOver(search)) return;
    if (tried.some((other) => isSame(other, choice))) continue;
    const rest = node.rest.filter((other) => other !== choice.rule);
    const asleep = tried.filter((other) => isApart(other.rule, choice.rule));
    choose(search, { ...node, state: after(node.state, choice.change), rest, asleep });
    tried.push(choice);
  }
  if (!isOver(search)) goOn(search, node);
}

/** A rule applied as often as it can be, and a few times less. */
function choicesOf(search: Search, rule: Rule, node: Node): Choice[] {
  const { times, change } = tryOut(search, rule, node);
  const choices: Choice[] = change === null ? [] : [{ rule, times, change }];
  for (let fewer = times - 1; fewer >= Math.max(1, times - FEWER); fewer -= 1) {
    if (search.effort.left <= 0) break;
    const other = tryOut(search, rule, node, fewer);
    if (other.change !== null) choices.push({ rule, times: other.times, change: other.change });
  }
  return choices;
}

/** What is left of the level's goods goes through the other rules, then to the next level. */
function goOn(search: Search, node: Node): void {
  let { state } = node;
  for (const rule of search.levels[node.level]?.stackable ?? []) {
    const { change } = tryOut(search, rule, { ...node, state });
    if (change !== null) state = after(state, change);
  }
  enter(search, node.level + 1, state);
}

function tryOut(search: Search, rule: Rule, { state, reached }: Node, most = ALWAYS): Application {
  const trial = { most, reached: reached.get(rule) ?? 0 };
  const known = recall(search.memory, rule, state.lots, trial);
  search.effort.left -= known === null ? LOOK + rule.goods.size : 1;
  return known ?? learn(search.memory, rule, state.lots, trial);
}

function isOver(search: Search): boolean {
  return search.best !== null && search.effort.left <= 0;
}

function isSame(a: Choice, b: Choice): boolean {
  return a.rule === b.rule && a.times === b.times;
}

function isApart(a: Rule, b: Rule): boolean {
  for (const place of a.goods) if (b.goods.has(place)) return false;
  return true;
}

function finish(search: Search, state: State): void {
  if (search.best === null || costOf(state, search.goods) < costOf(search.best, search.goods))
    search.best = state;
}

/** What goods cost after their own discounts, with tax, in millionths of a minor unit. */
function costOf(state: State, goods: readonly Goods[]): bigint {
  const byTax = new Map<number, Minor[]>();
  for (const [place, { discount, withTaxPpm }] of goods.entries()) {
    const left = sum((state.lots[place] ?? []).map((lot) => lot.left));
    const amounts = byTax.get(withTaxPpm) ?? [];
    amounts.push(discount === null ? left : left - onceOff(discount, left));
    byTax.set(withTaxPpm, amounts);
  }
  return [...byTax].reduce((all, [ppm, amounts]) => all + BigInt(ppm) * BigInt(sum(amounts)), 0n);
}
