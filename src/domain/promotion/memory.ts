import { apply, type Application, type Rule } from './rule.ts';
import type { Lot, State } from './lot.ts';
import type { Minor } from '../money/money.ts';

/** What is asked of a rule: so many times at most, with what its goods came to. */
export interface Trial {
  readonly reached: Minor;
  readonly most: number;
}

/** What rules did to lots, so that a search that changes a few goods does not compute the others again. */
export type Memory = Map<Rule, Remembered[]>;

interface Remembered extends Trial {
  /** The lots of the rule's goods that it was applied to: as long as they are the same, so is what comes of it. */
  readonly lots: readonly (readonly Lot[] | undefined)[];
  readonly application: Application;
}

/** So many applications of a rule are remembered. */
const DEPTH = 8;

/** What was remembered of a rule for these lots, if it was. */
export function recall(memory: Memory, rule: Rule, lots: State['lots'], trial: Trial): Application | null {
  for (const one of memory.get(rule) ?? []) {
    if (one.most === trial.most && one.reached === trial.reached && isSame(one, rule, lots)) {
      return one.application;
    }
  }
  return null;
}

/** Applies a rule and remembers what came of it. */
export function learn(memory: Memory, rule: Rule, lots: State['lots'], trial: Trial): Application {
  const application = apply(rule, lots, trial.reached, trial.most);
  const known = memory.get(rule) ?? [];
  memory.set(rule, known);
  known.unshift({ ...trial, lots: [...rule.goods].map((place) => lots[place]), application });
  if (known.length > DEPTH) known.pop();
  return application;
}

function isSame(one: Remembered, rule: Rule, lots: State['lots']): boolean {
  let nth = 0;
  for (const place of rule.goods) {
    if (one.lots[nth] !== lots[place]) return false;
    nth += 1;
  }
  return true;
}
