import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import type { Reply } from '#contract/errors.ts';
import type { Touched } from '#contract/events.ts';
import { APP_ORIGIN } from './app-protocol.ts';

// The preload, a bundle of its own without a way to import these, bears the same two names.
const INVOKE_CHANNEL = 'countertop:invoke';
const EVENT_CHANNEL = 'countertop:event';

/** Who answers, who may ask, and who hears of a stranger. */
export interface IpcParts {
  readonly ipc: Pick<IpcMain, 'handle' | 'removeHandler'>;
  /** The till's page, or null while there is no window. */
  readonly page: () => WebContents | null;
  readonly answer: (message: unknown) => Promise<Reply>;
  /** A message came from somewhere else than the till's page and was refused. */
  readonly onStranger: (origin: string) => void;
}

/** Dispatch's host for the page. */
export interface IpcHost {
  /** Tells the page what changed; without a page nobody needs to know. */
  readonly publish: (touched: Touched) => void;
  readonly close: () => void;
}

/** Only the main frame of the till's window, showing the till's own page, is answered. */
export function serveIpc(parts: IpcParts): IpcHost {
  parts.ipc.handle(INVOKE_CHANNEL, async (event, message: unknown): Promise<Reply> => {
    if (isOurs(event, parts.page())) return parts.answer(message);
    parts.onStranger(event.senderFrame?.origin ?? 'a frame that is gone');
    return { ok: false, error: { code: 'foreign-sender' } };
  });
  return {
    publish: (touched) => {
      const page = parts.page();
      if (page !== null && !page.isDestroyed()) page.send(EVENT_CHANNEL, touched);
    },
    close: () => parts.ipc.removeHandler(INVOKE_CHANNEL),
  };
}

/** A frame can be gone by the time its message is read (null); its address can lie, its origin can't. */
function isOurs(event: IpcMainInvokeEvent, page: WebContents | null): boolean {
  const frame = event.senderFrame;
  if (page === null || frame === null || event.sender !== page) return false;
  return frame.parent === null && frame.origin === APP_ORIGIN;
}
