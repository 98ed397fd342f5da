// One line of progress for each step of a set-up, with what it means and how long it took.
import { setTimeout as delay } from 'node:timers/promises';

/** What a step says when it is done, and how it may report on its way. */
export type Note = (text: string) => void;

const LONG_STEP_MS = 2500;

/**
 * Runs one step and leaves one line about it: `✓ title: outcome (1.2 s)`, or `✗ title: reason` when it throws (the
 * error goes on to the caller). On a terminal the line is kept up to date in place; elsewhere a step that takes
 * longer than 2.5 s first says what it is doing.
 */
export async function step<Value>(
  title: string,
  work: (note: Note) => Promise<Value>,
  outcome: (value: Value) => string,
): Promise<Value> {
  const started = performance.now();
  const line = openLine(title);
  try {
    const value = await work(line.note);
    line.close(`✓ ${title}: ${outcome(value)} (${seconds(performance.now() - started)})`);
    return value;
  } catch (error) {
    line.close(`✗ ${title}: ${error instanceof Error ? error.message : String(error)}`);
    throw error;
  }
}

/** Milliseconds as the seconds a person reads: `12.3 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

interface Line {
  readonly note: Note;
  readonly close: (text: string) => void;
}

function openLine(title: string): Line {
  return process.stdout.isTTY ? liveLine(title) : plainLine(title);
}

function liveLine(title: string): Line {
  const show = (text: string) => process.stdout.write(`\r\u001B[2K${text}`);
  show(`… ${title}`);
  return {
    note: (text) => show(`… ${title}: ${text}`),
    close: (text) => show(`${text}\n`),
  };
}

function plainLine(title: string): Line {
  let latest = '';
  const end = new AbortController();
  void delay(LONG_STEP_MS, undefined, { ref: false, signal: end.signal }).then(
    () => console.log(latest === '' ? `… ${title}` : `… ${title}: ${latest}`),
    () => undefined,
  );
  return {
    note: (text) => {
      latest = text;
    },
    close: (text) => {
      end.abort();
      console.log(text);
    },
  };
}
