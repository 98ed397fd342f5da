import {
  idleWedge,
  nextTick,
  pressKey,
  tick,
  type WedgeDecision,
  type WedgeState,
} from '#domain/barcode/wedge.ts';
import {
  focusedField,
  insertText,
  rememberField,
  restoreField,
  takesLetters,
  type FieldText,
} from './field-text.ts';

/** A code that came in, and when its last key was pressed, on the clock of `performance.now()`. */
export interface Scan {
  readonly code: string;
  readonly at: number;
}

/** Who is told: of a scan, and of what a person typed while no field had the focus. */
export interface Listener {
  readonly onScan: (scan: Scan) => void;
  readonly onTyped: (text: string) => void;
}

/** The one ear of the till for its keyboard and every scanner that pretends to be one. */
export interface KeyboardEar {
  readonly close: () => void;
  /** Runs `act` once what is being typed is surely a person's; returns how to call it off. */
  readonly afterTyping: (act: () => void) => () => void;
}

/** A little more than a scanner's slowest gap: after it, a key was a person's. */
const SETTLE = 40;

/** Hears every key before the page does, tells scans from typing and keeps scans out of the fields. */
export function openKeyboardEar(listener: Listener): KeyboardEar {
  let state: WedgeState = idleWedge;
  let before: FieldText | null = null;
  let homeless = '';
  let timer: ReturnType<typeof setTimeout> | null = null;

  const flushHomeless = (): void => {
    const text = homeless;
    homeless = '';
    if (text !== '') listener.onTyped(text);
  };
  const decide = (decision: WedgeDecision, at: number): void => {
    if (decision.kind === 'scan') {
      homeless = '';
      if (before !== null && decision.leaked > 0) restoreField(before);
      before = null;
      listener.onScan({ code: decision.text, at });
    } else if (decision.kind === 'release') {
      const field = focusedField();
      if (field === null) homeless += decision.text;
      else insertText(field, decision.text);
    }
  };
  const settle = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const due = nextTick(state);
    if (due === null) flushHomeless();
    else timer = setTimeout(onSilence, Math.max(0, due - performance.now()) + 1);
  };
  const onSilence = (): void => {
    const at = performance.now();
    const step = tick(state, at);
    const { lastAt } = state;
    state = step.state;
    for (const decision of step.decisions) decide(decision, lastAt);
    settle();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const field = focusedField();
    const held = field === null ? null : rememberField(field);
    const step = pressKey(state, wedgeKey(event));
    if (step.state !== state && isBeginning(step.state)) before = held;
    state = step.state;
    for (const decision of step.decisions) decide(decision, event.timeStamp);
    if (step.decisions.at(-1)?.kind === 'swallow') {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (isHomelessLetter(event)) {
      event.preventDefault();
      homeless += event.key;
    }
    settle();
  };

  window.addEventListener('keydown', onKeyDown, { capture: true });
  return {
    close: () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      if (timer !== null) clearTimeout(timer);
    },
    afterTyping: (act) => callWhenSettled(act, () => state.phase === 'burst' && state.fastGaps > 0),
  };
}

function callWhenSettled(act: () => void, isUnsure: () => boolean): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const check = (): void => {
    if (isUnsure()) timer = setTimeout(check, SETTLE);
    else act();
  };
  timer = setTimeout(check, SETTLE);
  return () => clearTimeout(timer);
}

/** The first key of what may become a scan. */
function isBeginning(state: WedgeState): boolean {
  return state.phase === 'burst' && state.read.length <= 1 && state.passed.length <= 1;
}

/** A letter that nothing in focus makes use of. Space stays with the button that has the focus. */
function isHomelessLetter(event: KeyboardEvent): boolean {
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.altKey || event.metaKey)
    return false;
  return !event.repeat && !takesLetters();
}

function wedgeKey(event: KeyboardEvent): Parameters<typeof pressKey>[1] {
  return {
    code: event.code,
    key: event.key,
    at: event.timeStamp,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    repeat: event.repeat,
  };
}
