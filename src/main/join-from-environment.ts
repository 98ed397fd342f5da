import { readFileSync } from 'node:fs';
import type { Reply } from '#contract/errors.ts';

/**
 * Joins a till that was never set up to the store that the environment names, as the demo does:
 * `COUNTERTOP_STORE_URL`, `COUNTERTOP_STORE_KEY_FILE`, `COUNTERTOP_STORE_LOCATION` (a code or an id).
 * Does nothing when one of them is missing, or when the till has a shop already.
 * @throws Error when the store refuses.
 */
export async function joinFromEnvironment(
  environment: NodeJS.ProcessEnv,
  ask: (message: object) => Promise<Reply>,
): Promise<void> {
  const url = environment['COUNTERTOP_STORE_URL'];
  const keyFile = environment['COUNTERTOP_STORE_KEY_FILE'];
  const locationRemoteId = environment['COUNTERTOP_STORE_LOCATION'];
  if (url === undefined || keyFile === undefined || locationRemoteId === undefined) return;
  const key = readFileSync(keyFile, 'utf8').trim();
  const reply = await ask({
    procedure: 'setup.connect',
    input: { url, key, channel: '', locationRemoteId, registerCode: 'R1' },
  });
  if (!reply.ok && reply.error.code !== 'already-set-up') {
    throw new Error(
      `the store at ${url} can't be joined: ${reply.error.code} ${JSON.stringify(reply.error.details)}`,
    );
  }
}
