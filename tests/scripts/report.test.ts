import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlaywright, readVitest } from '#scripts/report.ts';

const result = (fullName: string, failureMessages: readonly string[]) => ({
  fullName,
  status: failureMessages.length === 0 ? 'passed' : 'failed',
  failureMessages,
});

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
        { name: 'a.test.ts', status: 'passed', message: '', assertionResults: [result('adds up', [])] },
        {
          name: 'b.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [result('takes off', ['1 is not 2'])],
        },
        { name: 'c.test.ts', status: 'failed', message: 'no such file', assertionResults: [] },
      ],
    };
    await writeFile(file, JSON.stringify(report));
    expect(await readVitest(file)).toEqual({
      passed: 7,
      failed: 2,
      skipped: 2,
      failures: ['b.test.ts: takes off\n    1 is not 2', 'c.test.ts: could not be read\n    no such file'],
    });
  });

  it('counts flaky tests and errors outside of tests as failures', async () => {
    const stats = { expected: 9, unexpected: 1, flaky: 1, skipped: 2, duration: 3 };
    const tests = [
      { status: 'expected', results: [{ errors: [] }] },
      { status: 'unexpected', results: [{ errors: [{ message: '\u001B[31mno button\u001B[39m' }] }] },
      { status: 'flaky', results: [{ errors: [{ message: 'late' }] }, { errors: [] }] },
    ];
    const inner = { specs: [{ title: 'sells', file: 'till.spec.ts', tests }] };
    const suites = [{ specs: [], suites: [inner] }];
    await writeFile(file, JSON.stringify({ stats, errors: [{ message: 'no screen' }], suites }));
    expect(await readPlaywright(file)).toEqual({
      passed: 9,
      failed: 3,
      skipped: 2,
      failures: [
        'till.spec.ts: sells\n    no button',
        'till.spec.ts: sells\n    late',
        'outside of the tests\n    no screen',
      ],
    });
  });

  it('knows no counts without a report', async () => {
    expect(await readVitest(file)).toBeNull();
    expect(await readPlaywright(file)).toBeNull();
  });
});
