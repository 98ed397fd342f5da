import type { WedgeKey } from '#domain/barcode/wedge-key.ts';
import {
  defaultWedgeOptions,
  idleWedge,
  nextTick,
  pressKey,
  tick,
  type WedgeDecision,
  type WedgeOptions,
} from '#domain/barcode/wedge.ts';

/** A key and the time since the one before it. */
export type Stroke = Partial<WedgeKey> & { readonly key: string; readonly gap: number };

export interface FieldOutcome {
  /** What a text field in focus holds at the end. */
  readonly field: string;
  readonly scans: readonly string[];
  /** Everything in the order in which the user would have seen it, scans included. */
  readonly heard: string;
  readonly verdicts: readonly WedgeDecision['kind'][];
  readonly passedKeys: readonly string[];
}

/** Types strokes into a text field behind the wedge, with ticks on time or with none at all. */
export function typeInto(
  strokes: readonly Stroke[],
  options: Partial<WedgeOptions> & { readonly ticks?: boolean } = {},
): FieldOutcome {
  const set = { ...defaultWedgeOptions, ...options };
  const outcome = {
    field: '',
    scans: [] as string[],
    verdicts: [] as WedgeDecision['kind'][],
    passedKeys: [] as string[],
  };
  let pieces: string[] = [];
  let state = idleWedge;
  let at = 1000;
  const apply = (decisions: readonly WedgeDecision[], key: WedgeKey | null) => {
    for (const decision of decisions) {
      outcome.verdicts.push(decision.kind);
      if (decision.kind === 'release') write(decision.text);
      if (decision.kind === 'scan') takeScan(decision);
      if (decision.kind === 'pass' && key !== null) passKey(key);
    }
  };
  const write = (text: string) => {
    outcome.field += text;
    pieces.push(text);
  };
  const passKey = (key: WedgeKey) => {
    outcome.passedKeys.push(key.key);
    if (key.key.length === 1 && !key.ctrl) write(key.key);
  };
  const takeScan = (scan: Extract<WedgeDecision, { kind: 'scan' }>) => {
    const kept = outcome.field.length - scan.leaked;
    outcome.field = outcome.field.slice(0, kept);
    outcome.scans.push(scan.text);
    const heard = pieces.join('');
    pieces = [heard.slice(0, heard.length - scan.leaked), scan.text];
  };
  for (const { gap, ...stroke } of strokes) {
    at += gap;
    const due = nextTick(state, set);
    if (options.ticks !== false && due !== null && due <= at) {
      const step = tick(state, due, set);
      state = step.state;
      apply(step.decisions, null);
    }
    const key = keyOf(stroke, at);
    const step = pressKey(state, key, set);
    state = step.state;
    apply(step.decisions, key);
  }
  apply(tick(state, at + set.silenceMs, set).decisions, null);
  return { ...outcome, heard: pieces.join('') };
}

/** Every character of `text` after the same gap. */
export function strokesOf(text: string, gap: number): Stroke[] {
  return [...text].map((key) => ({ key, gap }));
}

function keyOf(stroke: Partial<WedgeKey> & { readonly key: string }, at: number): WedgeKey {
  const code = /^\d$/.test(stroke.key) ? `Digit${stroke.key}` : `Key${stroke.key.toUpperCase()}`;
  return { code, at, shift: false, ctrl: false, alt: false, meta: false, repeat: false, ...stroke };
}
