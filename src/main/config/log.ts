import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import openRoll from 'pino-roll';

/** What must never stand in a log, wherever it is nested up to two levels deep. */
const SECRETS = ['key', 'apiKey', 'token', 'password', 'sealedKey', 'authorization'];
const REDACTED = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** The folder of the log files, and what is worth a line. */
export interface LogOptions {
  readonly folder: string;
  readonly level: 'debug' | 'info' | 'warn';
}

/** JSON lines with secrets removed, in files rotated daily and at 10 MB; the newest 14 are kept. */
export async function openLog({ folder, level }: LogOptions): Promise<Logger> {
  const file = await openRoll({
    file: join(folder, 'countertop'),
    extension: '.log',
    frequency: 'daily',
    size: '10m',
    mkdir: true,
    limit: { count: 14 },
  });
  return pino({ level, redact: { paths: REDACTED, censor: '[removed]' } }, file);
}
