import { characterOf, isModifierAlone, isTail, isTerminator, typedBy, type WedgeKey } from './wedge-key.ts';

/** How a scanner that types is told from a person who types; all times in milliseconds. */
export interface WedgeOptions {
  /** A gap up to this is a scanner's; the median gap of a scan must be one, or it is a slow scanner's. */
  readonly fastMs: number;
  /** No gap of a slow scanner's is above this; it is told from a person by a long number and its terminator only. */
  readonly slowMs: number;
  /** Two gaps in a row above this are a person's: what follows is a new beginning. */
  readonly humanMs: number;
  /** So long without a key ends a scan that has no terminator. */
  readonly silenceMs: number;
  /** A longer gap ends whatever was going on, also when no tick came in time. */
  readonly resetMs: number;
  /** A late terminator, or the second of two, comes within this after the end of the scan. */
  readonly tailMs: number;
  readonly minLength: number;
  /** So many characters are a scan when every gap is fast, the one before the terminator too. */
  readonly quickMinLength: number;
  /** So many digits are a scan at a slow scanner's pace. */
  readonly slowMinLength: number;
  /** Physical key (`KeyboardEvent.code`) that the scanner was programmed to send first, or null. */
  readonly prefixCode: string | null;
  readonly prefixedMinLength: number;
}

/** Figures that tell common scanners from fast typists. */
export const defaultWedgeOptions: WedgeOptions = {
  fastMs: 35,
  slowMs: 60,
  humanMs: 60,
  silenceMs: 80,
  resetMs: 100,
  tailMs: 50,
  minLength: 6,
  quickMinLength: 3,
  slowMinLength: 8,
  prefixCode: null,
  prefixedMinLength: 4,
};

/**
 * What to do, in this order. Each key gets exactly one `pass` (let it through) or `swallow` (keep it from the page).
 * `release` gives swallowed text back to the field in focus, before the key that follows it passes.
 * `scan` is a code; its first `leaked` UTF-16 units had already passed and are to be taken out of the field again.
 */
export type WedgeDecision =
  | { readonly kind: 'pass' }
  | { readonly kind: 'swallow' }
  | { readonly kind: 'release'; readonly text: string }
  | { readonly kind: 'scan'; readonly text: string; readonly leaked: number };

/** Plain data; begin with `idleWedge`. */
export interface WedgeState {
  /** `deaf`: a burst was broken; the rest of it passes, as half a code would be a wrong code. */
  readonly phase: 'idle' | 'burst' | 'deaf';
  readonly isPrefixed: boolean;
  readonly isHolding: boolean;
  /** What the code reads so far. */
  readonly read: string;
  /** What the keys typed: passed first, then held back. */
  readonly passed: string;
  readonly held: string;
  readonly fastGaps: number;
  readonly slowGaps: number;
  readonly lastGap: number;
  readonly longestGap: number;
  readonly lastAt: number;
  /** When the last scan, or what was as fast as one, ended, while a terminator of it may still follow. */
  readonly endedAt: number | null;
}

/** The state to go on with, and what to do now. */
export interface WedgeStep {
  readonly state: WedgeState;
  readonly decisions: readonly WedgeDecision[];
}

/** Nothing typed, nothing held back. */
export const idleWedge: WedgeState = {
  phase: 'idle',
  isPrefixed: false,
  isHolding: false,
  read: '',
  passed: '',
  held: '',
  fastGaps: 0,
  slowGaps: 0,
  lastGap: 0,
  longestGap: 0,
  lastAt: 0,
  endedAt: null,
};

const pass: WedgeDecision = { kind: 'pass' };
const swallow: WedgeDecision = { kind: 'swallow' };

/**
 * Takes one key press. Keys may come in any order of kinds, `at` must not go back.
 * Nothing typed is ever lost: every character passes, is released, or is part of a scan.
 */
export function pressKey(
  before: WedgeState,
  key: WedgeKey,
  options: WedgeOptions = defaultWedgeOptions,
): WedgeStep {
  if (isModifierAlone(key)) return { state: before, decisions: [pass] };
  const settled = settleBefore(before, key, options);
  const { endedAt } = settled.state;
  if (endedAt !== null && key.at - endedAt <= options.tailMs && isTail(key)) {
    return { state: settled.state, decisions: [...settled.decisions, swallow] };
  }
  const step = pressSettled({ ...settled.state, endedAt: null }, key, options);
  return { state: step.state, decisions: [...settled.decisions, ...step.decisions] };
}

/** Tells that time has passed: ends a burst after its silence. Call it at the time that `nextTick` names. */
export function tick(state: WedgeState, at: number, options: WedgeOptions = defaultWedgeOptions): WedgeStep {
  if (state.phase !== 'burst' || at - state.lastAt < options.silenceMs) return { state, decisions: [] };
  return endBurst(state, options, state.lastAt + options.silenceMs);
}

/** When `tick` is due, in the time of the keys; null while nothing is being typed. */
export function nextTick(state: WedgeState, options: WedgeOptions = defaultWedgeOptions): number | null {
  return state.phase === 'burst' ? state.lastAt + options.silenceMs : null;
}

function settleBefore(state: WedgeState, key: WedgeKey, options: WedgeOptions): WedgeStep {
  const gap = key.at - state.lastAt;
  if (state.phase === 'deaf' && gap >= options.silenceMs) {
    return endBurst(state, options, state.lastAt + options.silenceMs);
  }
  if (state.phase === 'burst' && gap > options.resetMs) {
    return endBurst(state, options, state.lastAt + options.silenceMs);
  }
  return { state, decisions: [] };
}

function pressSettled(state: WedgeState, key: WedgeKey, options: WedgeOptions): WedgeStep {
  if (key.code === options.prefixCode) return startPrefixed(state, key, options);
  const character = characterOf(key);
  if (character !== null) return pressCharacter(state, key, character, options);
  if (isTerminator(key) && (state.phase === 'burst' || isQuick(state, options)))
    return terminate(state, key, options);
  return breakBurst(state, key);
}

function pressCharacter(
  state: WedgeState,
  key: WedgeKey,
  character: string,
  options: WedgeOptions,
): WedgeStep {
  const gap = key.at - state.lastAt;
  if (state.phase === 'deaf') return { state: addGap(state, gap, key.at, options), decisions: [pass] };
  if (state.phase === 'idle' || isHumanPace(state, gap, options)) {
    const begun: WedgeState = {
      ...idleWedge,
      phase: 'burst',
      read: character,
      passed: typedBy(key),
      lastAt: key.at,
    };
    return { state: { ...begun, lastGap: state.phase === 'idle' ? 0 : gap }, decisions: [pass] };
  }
  const next = addGap(state, gap, key.at, options);
  if (isTooSlow({ ...next, read: next.read + character }, options)) return breakBurst(next, key);
  if (next.isHolding || shallHold(next, gap, options)) {
    const held = { ...next, isHolding: true, read: next.read + character, held: next.held + typedBy(key) };
    return { state: held, decisions: [swallow] };
  }
  return {
    state: { ...next, read: next.read + character, passed: next.passed + typedBy(key) },
    decisions: [pass],
  };
}

function startPrefixed(state: WedgeState, key: WedgeKey, options: WedgeOptions): WedgeStep {
  const ended = endBurst(state, options, key.at);
  const text = key.key.length === 1 ? key.key : '';
  const begun: WedgeState = { ...idleWedge, phase: 'burst', isPrefixed: true, isHolding: true };
  return {
    state: { ...begun, held: text, lastAt: key.at },
    decisions: [...ended.decisions, swallow],
  };
}

/** The terminator of what was as fast as a scan never passes: in a form it would take the code for what was typed. */
function terminate(state: WedgeState, key: WedgeKey, options: WedgeOptions): WedgeStep {
  const isOne = isScan(state, options) || isTerminatedScan(state, key.at - state.lastAt, options);
  const end = isOne ? scanned(state, key.at) : giveBack(state, options, key.at);
  const isKept = isOne || isQuick(state, options);
  return { state: end.state, decisions: [...end.decisions, isKept ? swallow : pass] };
}

/** Gives back what is held, lets the key pass and stays deaf to the rest of what was going on. */
function breakBurst(state: WedgeState, key: WedgeKey): WedgeStep {
  if (state.phase === 'idle') return { state, decisions: [pass] };
  return {
    state: { ...idleWedge, phase: 'deaf', fastGaps: state.fastGaps, lastAt: key.at },
    decisions: [...release(state.held), pass],
  };
}

function endBurst(state: WedgeState, options: WedgeOptions, at: number): WedgeStep {
  return isScan(state, options) ? scanned(state, at) : giveBack(state, options, at);
}

function scanned(state: WedgeState, at: number): WedgeStep {
  return {
    state: { ...idleWedge, endedAt: at },
    decisions: [{ kind: 'scan', text: state.read, leaked: state.passed.length }],
  };
}

function giveBack(state: WedgeState, options: WedgeOptions, at: number): WedgeStep {
  return {
    state: isQuick(state, options) ? { ...idleWedge, endedAt: at } : idleWedge,
    decisions: release(state.held),
  };
}

function release(held: string): WedgeDecision[] {
  return held === '' ? [] : [{ kind: 'release', text: held }];
}

function addGap(state: WedgeState, gap: number, at: number, options: WedgeOptions): WedgeState {
  const isFast = gap <= options.fastMs;
  return {
    ...state,
    fastGaps: state.fastGaps + (isFast ? 1 : 0),
    slowGaps: state.slowGaps + (isFast ? 0 : 1),
    lastGap: gap,
    longestGap: Math.max(state.longestGap, gap),
    lastAt: at,
  };
}

function isScan(state: WedgeState, options: WedgeOptions): boolean {
  if (state.isPrefixed) return state.read.length >= options.prefixedMinLength;
  return state.read.length >= options.minLength && isMedianFast(state);
}

/** Whether the terminator makes it a scan, by its own gap. */
function isTerminatedScan(state: WedgeState, gap: number, options: WedgeOptions): boolean {
  if (gap <= options.fastMs && state.slowGaps === 0) return state.read.length >= options.quickMinLength;
  return (
    gap <= options.slowMs && state.read.length >= options.slowMinLength && isMaybeSlowScan(state, options)
  );
}

function isMaybeSlowScan(state: WedgeState, options: WedgeOptions): boolean {
  return state.longestGap <= options.slowMs && /^\d+$/.test(state.read);
}

/** As many keys as fast as only a scanner sends them, also where they are no scan. */
function isQuick(state: WedgeState, options: WedgeOptions): boolean {
  return state.fastGaps >= options.quickMinLength - 1;
}

function isMedianFast(state: WedgeState): boolean {
  return state.fastGaps >= state.slowGaps;
}

/** From the third character on, and only on a fast one: a person's first keys appear at once. */
function shallHold(state: WedgeState, gap: number, options: WedgeOptions): boolean {
  return state.fastGaps + state.slowGaps >= 2 && gap <= options.fastMs && isMedianFast(state);
}

function isTooSlow(state: WedgeState, options: WedgeOptions): boolean {
  if (!state.isHolding || state.isPrefixed || isMaybeSlowScan(state, options)) return false;
  return state.slowGaps >= 3 && !isMedianFast(state);
}

function isHumanPace(state: WedgeState, gap: number, options: WedgeOptions): boolean {
  return !state.isHolding && gap > options.humanMs && state.lastGap > options.humanMs;
}
