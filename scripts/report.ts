// Reads the counts and the failures out of the JSON reports of the two test runners.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, each with the first lines of why. */
  readonly failures: readonly string[];
}

/** As much of a reason as tells what happened; the rest is further up on the screen. */
const LINES_OF_A_REASON = 12;

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});

const reasonSchema = z.object({ message: z.string().default('') });

const suiteSchema = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      tests: z.array(
        z.object({ status: z.string(), results: z.array(z.object({ errors: z.array(reasonSchema) })) }),
      ),
    }),
  ),
  get suites() {
    return z.array(suiteSchema).default([]);
  },
});

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(reasonSchema),
  suites: z.array(suiteSchema),
});

/** The counts of a vitest report; a file that failed before its first test is one failure. Null: no report. */
export async function readVitest(file: string): Promise<Counts | null> {
  const report = vitestSchema.safeParse(await readJson(file));
  if (!report.success) return null;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report.data;
  const unread = testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  const failures = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => failure(titled(name, fullName), failureMessages)),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + unread.length,
    skipped: numPendingTests + numTodoTests,
    failures: [
      ...failures,
      ...unread.map(({ name, message }) => failure(titled(name, 'could not be read'), [message])),
    ],
  };
}

/** The counts of a Playwright report; errors outside tests and flaky tests are failures. Null: no report. */
export async function readPlaywright(file: string): Promise<Counts | null> {
  const report = playwrightSchema.safeParse(await readJson(file));
  if (!report.success) return null;
  const { stats, errors, suites } = report.data;
  const outside = errors.map(({ message }) => failure('outside of the tests', [message]));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    failures: [...suites.flatMap(failuresOf), ...outside],
  };
}

function failuresOf({ specs, suites }: z.infer<typeof suiteSchema>): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ results }) =>
        failure(
          titled(file, title),
          results.flatMap(({ errors }) => errors.map(({ message }) => message)),
        ),
      ),
  );
  return [...own, ...suites.flatMap(failuresOf)];
}

const titled = (file: string, title: string) =>
  `${path.relative(process.cwd(), path.resolve(file))}: ${title}`;

function failure(title: string, reasons: readonly string[]): string {
  const lines = stripVTControlCharacters(reasons.join('\n')).split('\n').slice(0, LINES_OF_A_REASON);
  return [title, ...lines.map((line) => `    ${line}`)].join('\n');
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => 'null');
  return JSON.parse(text);
}
