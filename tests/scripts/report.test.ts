import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlaywright, readVitest } from '#scripts/report.ts';

describe('the reports of the test runners', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'countertop-report-'));
    file = path.join(folder, 'report.json');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('counts a file that could not be read as a failure', async () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    await writeFile(file, JSON.stringify(report));
    expect(await readVitest(file)).toEqual({ passed: 7, failed: 2, skipped: 2 });
  });

  it('counts flaky tests and errors outside of tests as failures', async () => {
    const stats = { expected: 9, unexpected: 1, flaky: 1, skipped: 2, duration: 3 };
    await writeFile(file, JSON.stringify({ stats, errors: [{ message: 'no screen' }] }));
    expect(await readPlaywright(file)).toEqual({ passed: 9, failed: 3, skipped: 2 });
  });

  it('knows no counts without a report', async () => {
    expect(await readVitest(file)).toBeNull();
    expect(await readPlaywright(file)).toBeNull();
  });
});
