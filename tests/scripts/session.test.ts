import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const sessionModule = new URL('../../scripts/session.ts', import.meta.url).href;

/** A script whose child would run for ever and holds fd 3 open: fd 3 closes when child and script are both gone. */
describe('a script that starts programs', () => {
  let folder: string;
  let started: ChildProcess[];

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'countertop-session-'));
    started = [];
  });

  afterEach(async () => {
    for (const child of started) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  async function run(ending: string): Promise<{ script: ChildProcess; held: Readable; said: () => string }> {
    const file = path.join(folder, 'script.ts');
    await writeFile(
      file,
      `import { runScript } from ${JSON.stringify(sessionModule)};
       await runScript(async (session) => {
         session.defer(() => console.log('first'));
         session.defer(() => console.log('second'));
         const child = session.start('sh', ['-c', 'sleep 1000 & echo up; wait'], { stdio: ['ignore', 'pipe', 'ignore', 3] });
         await new Promise((resolve) => child.stdout.once('data', resolve));
         console.log('ready');
         ${ending}
       });`,
    );
    const script = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
    started.push(script);
    let text = '';
    script.stdout?.setEncoding('utf8').on('data', (part: string) => (text += part));
    const held = script.stdio[3];
    if (held === null || held === undefined || !('read' in held)) throw new Error('no pipe');
    held.resume();
    return { script, held, said: () => text };
  }

  const untilReady = (script: ChildProcess) => once(script.stdout ?? script, 'data');
  const FOR_EVER = 'await new Promise((resolve) => setTimeout(resolve, 1e8)); return 0;';

  it('ends them and undoes the rest, last first, when it is done', async () => {
    const { script, held, said } = await run('return 7;');
    const closed = once(held, 'close');
    await once(script, 'close');
    await closed;
    expect(script.exitCode).toBe(7);
    expect(said()).toBe('ready\nsecond\nfirst\n');
  });

  it('ends them when it fails, and says why', async () => {
    const { script, held } = await run("throw new Error('no paper');");
    const closed = once(held, 'close');
    let words = '';
    script.stderr?.setEncoding('utf8').on('data', (part: string) => (words += part));
    await once(script, 'close');
    await closed;
    expect(script.exitCode).toBe(1);
    expect(words).toContain('no paper');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends them on %s', async (signal, expected) => {
    const { script, held, said } = await run(FOR_EVER);
    await untilReady(script);
    const closed = once(held, 'close');
    script.kill(signal);
    await once(script, 'close');
    await closed;
    expect(script.exitCode).toBe(expected);
    expect(said()).toBe('ready\nsecond\nfirst\n');
  });

  it('leaves none behind when it is killed', async () => {
    const { script, held } = await run(FOR_EVER);
    await untilReady(script);
    const closed = once(held, 'close');
    script.kill('SIGKILL');
    await closed;
    expect(held.destroyed).toBe(true);
  });
});
