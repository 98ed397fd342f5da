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

interface Hearing {
  readonly listener: Listener;
  state: WedgeState;
  /** The field in focus as it was before the burst that is going on. */
  before: FieldText | null;
  /** Letters that no field took, until it is clear that they are no scan. */
  homeless: string;
  timer: ReturnType<typeof setTimeout> | null;
}

/** Hears every key before the page does, tells scans from typing and keeps scans out of the fields. */
export function openKeyboardEar(listener: Listener): KeyboardEar {
  const hearing: Hearing = { listener, state: idleWedge, before: null, homeless: '', timer: null };
  const onKeyDown = (event: KeyboardEvent): void => hear(hearing, event);
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return {
    close: () => {
      window.removeEventListener('keydown', onKeyDown, { capture: true });
      if (hearing.timer !== null) clearTimeout(hearing.timer);
    },
    afterTyping: (act) => callWhen(act, () => !isMaybeScan(hearing.state)),
  };
}

function hear(hearing: Hearing, event: KeyboardEvent): void {
  const field = focusedField();
  const before = field === null ? null : rememberField(field);
  const step = pressKey(hearing.state, wedgeKey(event));
  if (step.state !== hearing.state && isBeginning(step.state)) hearing.before = before;
  hearing.state = step.state;
  for (const decision of step.decisions) obey(hearing, decision, event.timeStamp);
  if (step.decisions.at(-1)?.kind === 'swallow') {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else if (isHomelessLetter(event)) {
    event.preventDefault();
    hearing.homeless += event.key;
  }
  settle(hearing);
}

function obey(hearing: Hearing, decision: WedgeDecision, at: number): void {
  switch (decision.kind) {
    case 'pass':
    case 'swallow':
      return;
    case 'release':
      return giveBack(hearing, decision.text);
    case 'scan':
      hearing.homeless = '';
      if (hearing.before !== null && decision.leaked > 0) restoreField(hearing.before);
      hearing.before = null;
      return hearing.listener.onScan({ code: decision.text, at });
  }
}

function giveBack(hearing: Hearing, text: string): void {
  const field = focusedField();
  if (field === null) hearing.homeless += text;
  else insertText(field, text);
}

/** Waits for the silence that ends a burst; without one, letters without a home are a person's. */
function settle(hearing: Hearing): void {
  if (hearing.timer !== null) clearTimeout(hearing.timer);
  hearing.timer = null;
  const due = nextTick(hearing.state);
  if (due !== null) {
    hearing.timer = setTimeout(() => onSilence(hearing), Math.max(0, due - performance.now()) + 1);
    return;
  }
  const { homeless } = hearing;
  hearing.homeless = '';
  if (homeless !== '') hearing.listener.onTyped(homeless);
}

function onSilence(hearing: Hearing): void {
  const { lastAt } = hearing.state;
  const step = tick(hearing.state, performance.now());
  hearing.state = step.state;
  for (const decision of step.decisions) obey(hearing, decision, lastAt);
  settle(hearing);
}

function callWhen(act: () => void, isTime: () => boolean): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const check = (): void => {
    if (isTime()) act();
    else timer = setTimeout(check, SETTLE);
  };
  timer = setTimeout(check, SETTLE);
  return () => clearTimeout(timer);
}

function isMaybeScan(state: WedgeState): boolean {
  return state.phase === 'burst' && state.fastGaps > 0;
}

/** The first key of what may become a scan. */
function isBeginning(state: WedgeState): boolean {
  return state.phase === 'burst' && state.read.length <= 1 && state.passed.length <= 1;
}

/** A letter that nothing in focus makes use of. Space stays with the button that has the focus. */
function isHomelessLetter(event: KeyboardEvent): boolean {
  if (event.key.length !== 1 || event.key === ' ' || event.repeat) return false;
  return !event.ctrlKey && !event.altKey && !event.metaKey && !takesLetters();
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
