// The static checks, in the order in which a mistake is cheapest to find.
import type { Session } from './session.ts';
import { runTool, type StepResult } from './tool.ts';

/** Types, rules, format, dead code; all of them run, whatever the one before found. */
export async function runStaticChecks(session: Session): Promise<StepResult[]> {
  return [
    await runTool(session, 'types (tsc)', 'tsc', ['-b']),
    await runTool(session, 'rules (oxlint)', 'oxlint', ['--deny-warnings']),
    await runTool(session, 'format (oxfmt)', 'oxfmt', ['--check']),
    await runTool(session, 'dead code (knip)', 'knip', ['--no-progress']),
  ];
}
