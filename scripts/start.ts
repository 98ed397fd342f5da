// npm start: opens the till as a shop uses it. npm run dev (--dev): with hot reload.
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { buildTill } from './build.ts';
import { runScript, type Session } from './session.ts';
import { openEnvironment, type Environment } from './setup/environment.ts';
import { step } from './setup/progress.ts';
import type { Runtime } from './setup/runtime.ts';
import { setUp } from './setup/set-up.ts';
import { ROOT, toolArgs, toolEnv } from './tool.ts';

const { values: options } = parseArgs({
  options: {
    dev: { type: 'boolean', default: false },
    'retry-electron': { type: 'boolean', default: false },
  },
});

await runScript(async (session) => {
  const runtime = await setUp({ retryElectron: options['retry-electron'] });
  const environment = await openEnvironment(runtime, session.reaper);
  session.defer(environment.stop);
  if (options.dev) return openForDevelopment(session, runtime, environment);
  await step(
    'The till',
    () => buildTill(session),
    (outcome) => outcome,
  );
  const till = session.start(runtime.program, [ROOT, ...environment.args], {
    env: { ...process.env, ...environment.env },
    stdio: 'inherit',
  });
  await once(till, 'exit');
  return till.exitCode ?? 1;
});

/** electron-vite looks for Electron in its package folder only, so the program is named to it. */
async function openForDevelopment(
  session: Session,
  runtime: Runtime,
  environment: Environment,
): Promise<number> {
  const env = toolEnv({
    ...environment.env,
    ELECTRON_EXEC_PATH: runtime.program,
  });
  const args = toolArgs('electron-vite', ['dev', '--watch', '--', ...environment.args]);
  const server = session.start(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' });
  await once(server, 'exit');
  return server.exitCode ?? 1;
}
