// One line of progress for each step of a set-up, with what it means and how long it took.
/** What a step says when it is done, and how it may report on its way. */
export type Note = (text: string) => void;

const LONG_STEP_MS = 2500;
const NEWS_MS = 15_000;

/**
 * Runs one step and leaves one line about it: `✓ title: outcome (1.2 s)`, or `✗ title: reason` when it throws (the
 * error goes on to the caller). On a terminal the line is kept up to date in place; elsewhere a step that takes
 * longer than 2.5 s says what it is doing, and every 15 s what has changed.
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

/** Where nothing can be overwritten: a line when a step takes long, and another whenever there is news after that. */
function plainLine(title: string): Line {
  let latest = '';
  let told: string | undefined;
  const tell = (): void => {
    if (latest === told) return;
    told = latest;
    console.log(latest === '' ? `… ${title}` : `… ${title}: ${latest}`);
  };
  const first = setTimeout(tell, LONG_STEP_MS);
  const later = setInterval(tell, NEWS_MS);
  return {
    note: (text) => {
      latest = text;
    },
    close: (text) => {
      clearTimeout(first);
      clearInterval(later);
      console.log(text);
    },
  };
}
