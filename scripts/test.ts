// npm test: everything that can be proved on this machine. The last line reads `N passed, N failed`.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareMedusa } from '#tests/support/medusa-set-up.ts';
import { findPostgres } from '#tests/support/postgres.ts';
import { prepareStore } from '#tests/support/store-set-up.ts';
import { buildTill } from './build.ts';
import { tellProgress } from './demo-folder.ts';
import { readPlaywright, readVitest, type Counts } from './report.ts';
import { runScript, type Session } from './session.ts';
import { step, type Note } from './setup/progress.ts';
import { setUp } from './setup/set-up.ts';
import { runStaticChecks } from './static-checks.ts';
import { runNode, summary, toolArgs, type StepResult } from './tool.ts';

const KILLS = 5;
const EXCHANGES = 60;

await runScript(async (session) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'countertop-test-'));
  session.defer(() => rm(folder, { recursive: true, force: true }));
  const results: StepResult[] = [];
  const hasPostgres = (await findPostgres()) !== null;
  const isReady = await prepare(session, results, hasPostgres);
  results.push(...(await runStaticChecks(session)));
  if (isReady) results.push(...(await runTests(session, folder)));
  if (isReady && hasPostgres) results.push(await runMedusaTests(session, folder));
  const total = (count: (result: StepResult) => number) => results.reduce((sum, one) => sum + count(one), 0);
  const failed = total((one) => one.failed);
  console.log(`\n${summary(results)}`);
  for (const one of results.flatMap(({ failures }) => failures ?? [])) console.log(`\n✗ ${one}`);
  if (!isReady) console.log('The tests were not run, because what they need could not be prepared.');
  if (!hasPostgres) console.log('Medusa was left out: it needs PostgreSQL, which is not on this machine.');
  console.log(`${total((one) => one.passed)} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/** Everything that the tests need; false when something is missing. */
async function prepare(session: Session, results: StepResult[], hasPostgres: boolean): Promise<boolean> {
  const store = (prepared: boolean) => () =>
    step(
      prepared ? 'Sample shop' : 'Sample shop without the plugin',
      (note: Note) => prepareStore({ prepared, onProgress: tellProgress(note) }),
      () => 'ready',
    );
  const medusa = () =>
    step(
      'Sample Medusa',
      (note: Note) => prepareMedusa(tellProgress(note)),
      () => 'ready',
    );
  const build = () =>
    step(
      'Build',
      () => buildTill(session),
      (outcome) => outcome,
    );
  const steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['set-up', () => setUp()],
    ['build', build],
    ['sample shop', store(true)],
    ['sample shop without the plugin', store(false)],
    ...(hasPostgres ? [['sample Medusa', medusa] as const] : []),
  ];
  for (const [title, work] of steps) results.push(await asStep(title, work));
  return results.every(({ failed }) => failed === 0);
}

async function asStep(title: string, work: () => Promise<unknown>): Promise<StepResult> {
  const started = performance.now();
  const failed = await work().then(
    () => 0,
    // The step has told why in its line.
    () => 1,
  );
  return { title, passed: 1 - failed, failed, milliseconds: performance.now() - started };
}

async function runTests(session: Session, folder: string): Promise<StepResult[]> {
  const unit = path.join(folder, 'vitest.json');
  const endToEnd = path.join(folder, 'playwright.json');
  return [
    await countTests(
      'unit and integration (vitest)',
      () => runNode(session, vitestArgs(unit, ['node', 'renderer'])),
      () => readVitest(unit),
    ),
    await countTests(
      'end to end (playwright)',
      () => runNode(session, toolArgs('playwright', ['test']), { COUNTERTOP_E2E_REPORT: endToEnd }),
      () => readPlaywright(endToEnd),
    ),
    await countTests(
      `kills while ringing up (${KILLS})`,
      () => runNode(session, ['tests/fault/run.ts', '--kills', String(KILLS)]),
      () => Promise.resolve({ passed: 1, failed: 0, skipped: 0, failures: [] }),
    ),
    await countTests(
      `exchanges over a line that breaks (${EXCHANGES})`,
      () => runNode(session, ['tests/fault/run.ts', '--faults', String(EXCHANGES)]),
      () => Promise.resolve({ passed: 1, failed: 0, skipped: 0, failures: [] }),
    ),
  ];
}

/** The connector's contract on a second kind of store, by itself, as it keeps both cores busy. */
async function runMedusaTests(session: Session, folder: string): Promise<StepResult> {
  const report = path.join(folder, 'medusa.json');
  return await countTests(
    'Medusa (vitest)',
    () => runNode(session, vitestArgs(report, ['medusa'])),
    () => readVitest(report),
  );
}

function vitestArgs(report: string, projects: readonly string[]): string[] {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return toolArgs('vitest', ['run', ...projects.flatMap((name) => ['--project', name]), ...reporters]);
}

/** A runner that fails without naming a failed test (a file that could not be read, a crash) counts as one failure. */
async function countTests(
  title: string,
  run: () => Promise<number>,
  read: () => Promise<Counts | null>,
): Promise<StepResult> {
  console.log(`\n── ${title}`);
  const started = performance.now();
  const code = await run();
  const counts = (await read()) ?? { passed: 0, failed: 1, skipped: 0, failures: [] };
  const isSilentFailure = code !== 0 && counts.failed === 0;
  return {
    title,
    passed: isSilentFailure ? Math.max(0, counts.passed - 1) : counts.passed,
    failed: isSilentFailure ? 1 : counts.failed,
    milliseconds: performance.now() - started,
    failures: counts.failures,
    ...(counts.skipped > 0 ? { remark: `${counts.skipped} skipped` } : {}),
  };
}
