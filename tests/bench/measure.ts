/** What one measurement found, in `unit`; `ratio` is its p99 over that of raw SQLite doing the same. */
export interface Result {
  readonly name: string;
  readonly unit: string;
  readonly p50: number;
  readonly p99: number;
  readonly raw: { readonly p50: number; readonly p99: number };
  readonly ratio: number;
}

/** Times as they were taken, in milliseconds. */
export interface Times {
  readonly product: readonly number[];
  readonly raw: readonly number[];
}

/** The value below which `share` of the sorted values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const index = Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1);
  return sorted[Math.max(0, index)] ?? Number.NaN;
}

/** Sums times up, p50 and p99 beside each other. */
export function toResult(name: string, unit: 'ms' | 'µs', times: Times): Result {
  const factor = unit === 'µs' ? 1000 : 1;
  const sumUp = (values: readonly number[]): { p50: number; p99: number } => ({
    p50: percentile(values, 0.5) * factor,
    p99: percentile(values, 0.99) * factor,
  });
  const product = sumUp(times.product);
  const raw = sumUp(times.raw);
  return { name, unit, ...product, raw, ratio: product.p99 / raw.p99 };
}

/** How long work takes, in milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Takes both times in turns, so that whatever else the machine does falls on both alike.
 * `warmUp` runs come first and are not counted.
 */
export async function inTurns(
  { count, warmUp }: { readonly count: number; readonly warmUp: number },
  product: (index: number) => unknown,
  raw: (index: number) => unknown,
): Promise<Times> {
  const times = { product: new Array<number>(), raw: new Array<number>() };
  for (let index = 0; index < count + warmUp; index += 1) {
    const ours = await timed(() => product(index));
    const theirs = await timed(() => raw(index));
    if (index < warmUp) continue;
    times.product.push(ours);
    times.raw.push(theirs);
  }
  return times;
}

/** Results as a table for the screen. */
export function toTable(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.name,
    number(result.p50, result.unit),
    number(result.p99, result.unit),
    number(result.raw.p50, result.unit),
    number(result.raw.p99, result.unit),
    `${result.ratio.toFixed(2)}×`,
  ]);
  const head = ['measurement', 'p50', 'p99', 'raw p50', 'raw p99', 'p99 ratio'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

function number(value: number, unit: string): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`;
}
