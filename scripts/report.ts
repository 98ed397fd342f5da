// Reads the counts out of the JSON reports of the two test runners.
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** The counts of a vitest report; a file that failed before its first test is one failure. Null: no report. */
export async function readVitest(file: string): Promise<Counts | null> {
  const report = vitestSchema.safeParse(await readJson(file));
  if (!report.success) return null;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report.data;
  const unread = testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0);
  return {
    passed: numPassedTests,
    failed: numFailedTests + unread.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/** The counts of a Playwright report; errors outside tests and flaky tests are failures. Null: no report. */
export async function readPlaywright(file: string): Promise<Counts | null> {
  const report = playwrightSchema.safeParse(await readJson(file));
  if (!report.success) return null;
  const { stats, errors } = report.data;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => 'null');
  return JSON.parse(text);
}
