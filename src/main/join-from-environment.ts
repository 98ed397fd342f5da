import { readFileSync } from 'node:fs';
import type { Reply } from '#contract/errors.ts';

type Ask = (message: { readonly procedure: string; readonly input: object }) => Promise<Reply>;

/** What a demo's drawer begins with: ten notes of ten units. */
const DEMO_FLOAT = { '1000': 10 };

/**
 * Joins a till that was never set up to the store that the environment names, as the demo does:
 * `COUNTERTOP_STORE_URL`, `COUNTERTOP_STORE_KEY_FILE`, `COUNTERTOP_STORE_LOCATION` (a code or an id), and
 * `COUNTERTOP_STORE_KIND` where it is no Vendure.
 * With `COUNTERTOP_OWNER` (`name:PIN`) it makes the owner too, signed in, with a shift open.
 * Does nothing when one of them is missing, or when the till has that already.
 * @throws Error when the store refuses.
 */
export async function joinFromEnvironment(environment: NodeJS.ProcessEnv, ask: Ask): Promise<void> {
  await joinStore(environment, ask);
  const [name = '', pin = ''] = (environment['COUNTERTOP_OWNER'] ?? '').split(':');
  if (name === '') return;
  const owner = await ask({ procedure: 'people.createOwner', input: { name, pin } });
  if (owner.ok) await ask({ procedure: 'shift.open', input: { counts: DEMO_FLOAT } });
}

async function joinStore(environment: NodeJS.ProcessEnv, ask: Ask): Promise<void> {
  const url = environment['COUNTERTOP_STORE_URL'];
  const keyFile = environment['COUNTERTOP_STORE_KEY_FILE'];
  const locationRemoteId = environment['COUNTERTOP_STORE_LOCATION'];
  if (url === undefined || keyFile === undefined || locationRemoteId === undefined) return;
  const kind = environment['COUNTERTOP_STORE_KIND'] ?? 'vendure';
  const key = readFileSync(keyFile, 'utf8').trim();
  const reply = await ask({
    procedure: 'setup.connect',
    input: { kind, url, key, channel: '', locationRemoteId, registerCode: 'R1' },
  });
  if (!reply.ok && reply.error.code !== 'already-set-up') {
    throw new Error(
      `the store at ${url} can't be joined: ${reply.error.code} ${JSON.stringify(reply.error.details)}`,
    );
  }
}
