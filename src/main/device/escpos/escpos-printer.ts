import type { MayLeave, PrinterStatus, PrintJob, PrintOutcome, ReceiptPrinter } from '../printer.ts';
import type { LineRaster } from '../line-raster.ts';
import type { PrinterLine, PrinterTransport } from '../transport/line.ts';
import { createAnswers, type Answers } from './answers.ts';
import {
  ASK_WHEN_DONE,
  encodeDrawnReceipts,
  encodePulse,
  encodeReceipts,
  encodeUrgentPulse,
} from './encode.ts';
import { createGlyphs } from './glyphs.ts';
import type { EscPosProfile } from './profile.ts';
import { askStatus, readStatus, unknownStatus } from './status.ts';

/** How long to wait for answers, in milliseconds. */
export interface AnswerTimeouts {
  /** For a status in real time. */
  readonly statusMs: number;
  /** For the answer that the job is worked off, once all its bytes are taken. */
  readonly doneMs: number;
}

/** A status comes at once; a long receipt takes seconds to print. */
const defaultAnswerTimeouts: AnswerTimeouts = { statusMs: 1500, doneMs: 15_000 };

interface Session {
  readonly line: PrinterLine;
  readonly answers: Answers;
  readonly profile: EscPosProfile;
  readonly timeouts: AnswerTimeouts;
}

/** What a printer is made of. */
export interface EscPosParts {
  readonly transport: PrinterTransport;
  readonly profile: EscPosProfile;
  /** Draws what the code page lacks; null where nothing can be drawn. */
  readonly raster: LineRaster | null;
  readonly timeouts?: AnswerTimeouts;
}

/** An ESC/POS printer behind a transport, as the profile describes it. */
export function createEscPosPrinter(parts: EscPosParts): ReceiptPrinter {
  const { transport, profile, raster, timeouts = defaultAnswerTimeouts } = parts;
  const glyphs = createGlyphs(profile.codePage);
  const inSession = <T>(work: (session: Session) => Promise<T>): Promise<T | null> => {
    const answers = createAnswers();
    return transport.use(answers.take, (line) => work({ line, answers, profile, timeouts }));
  };
  const encode = async ({ documents }: PrintJob): Promise<Uint8Array> =>
    raster === null
      ? encodeReceipts(documents, profile, glyphs)
      : await encodeDrawnReceipts(documents, profile, glyphs, raster);
  const unreachable: PrintOutcome = { state: 'failed', code: 'unreachable' };
  return {
    print: async (job) => {
      const bytes = await encode(job).catch(nullIfTooWide);
      if (bytes === null) return { state: 'failed', code: 'unprintable' };
      return (await inSession((session) => printIn(session, bytes, job.mayLeave))) ?? unreachable;
    },
    kickDrawer: async (mayLeave) => (await inSession((session) => kickIn(session, mayLeave))) ?? unreachable,
    status: async () => (await inSession(askIn)) ?? unknownStatus('unreachable'),
  };
}

function nullIfTooWide(error: unknown): null {
  if (error instanceof RangeError) return null;
  throw error;
}

async function printIn(session: Session, bytes: Uint8Array, mayLeave: MayLeave): Promise<PrintOutcome> {
  if (session.profile.answers) {
    const { fault } = await askIn(session);
    if (fault !== null) return { state: 'failed', code: fault };
  }
  return await deliver(session, bytes, mayLeave);
}

async function kickIn(session: Session, mayLeave: MayLeave): Promise<PrintOutcome> {
  const { drawer } = session.profile;
  const fault = session.profile.answers ? (await askIn(session)).fault : null;
  switch (fault) {
    case null:
      return await deliver(session, encodePulse(drawer), mayLeave);
    case 'paper-out':
    case 'cover-open':
    case 'offline':
      return await deliverUrgently(session, encodeUrgentPulse(drawer), mayLeave);
    default:
      return { state: 'failed', code: fault };
  }
}

/** Sends a job and waits until the printer has worked it off. From the first byte on it can only be unknown. */
async function deliver(session: Session, bytes: Uint8Array, mayLeave: MayLeave): Promise<PrintOutcome> {
  const { line, answers, profile, timeouts } = session;
  if (!(await mayLeave())) return { state: 'withheld' };
  const done = answers.next('in-turn');
  const sent = await line.send(profile.answers ? Buffer.concat([bytes, ASK_WHEN_DONE]) : bytes);
  if (sent !== 'taken') return { state: 'unknown', code: sent === 'lost' ? 'connection-lost' : 'stalled' };
  if (!profile.answers) return { state: 'sent' };
  const answer = await within(line, done, timeouts.doneMs);
  if (answer !== null) return { state: 'confirmed' };
  if (line.isLost()) return { state: 'unknown', code: 'connection-lost' };
  const { fault } = await askIn(session);
  return { state: 'unknown', code: fault === null || fault === 'no-answer' ? 'no-confirmation' : fault };
}

/** A command in real time is worked off when the status asked for after it has come. */
async function deliverUrgently(
  session: Session,
  bytes: Uint8Array,
  mayLeave: MayLeave,
): Promise<PrintOutcome> {
  if (!(await mayLeave())) return { state: 'withheld' };
  const answer = await ask(session, Buffer.concat([bytes, askStatus(1)]));
  return answer === null ? { state: 'unknown', code: 'no-confirmation' } : { state: 'confirmed' };
}

async function askIn(session: Session): Promise<PrinterStatus> {
  const printer = await ask(session, askStatus(1));
  const cause = printer === null ? null : await ask(session, askStatus(2));
  const paper = cause === null ? null : await ask(session, askStatus(4));
  if (printer === null || cause === null || paper === null) return unknownStatus('no-answer');
  return readStatus({ printer, cause, paper });
}

async function ask(session: Session, request: Uint8Array): Promise<number | null> {
  const answer = session.answers.next('real-time');
  const sent = await session.line.send(request);
  return sent === 'taken' ? await within(session.line, answer, session.timeouts.statusMs) : null;
}

/** The answer, or null when the time is over or nothing more can come. */
function within(line: PrinterLine, answer: Promise<number>, milliseconds: number): Promise<number | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), milliseconds);
    const settle = (byte: number | null) => {
      clearTimeout(timer);
      resolve(byte);
    };
    void answer.then(settle);
    void line.silenced.then(() => settle(null));
  });
}
