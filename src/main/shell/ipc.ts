import type { IpcMain, WebContents, WebFrameMain } from 'electron';
import type { Reply } from '#contract/errors.ts';
import type { Touched } from '#contract/events.ts';
import { APP_ORIGIN } from './app-protocol.ts';

// The preload, a bundle of its own without a way to import these, bears the same two names.
const INVOKE_CHANNEL = 'countertop:invoke';
const EVENT_CHANNEL = 'countertop:event';

/** The till's page, as far as it is used here. */
export type Page = Pick<WebContents, 'isDestroyed' | 'send'>;

/** A message's way here. A frame can be gone by the time its message is read (null). */
export interface Arrival {
  readonly sender: Page;
  readonly senderFrame: { readonly origin: WebFrameMain['origin']; readonly parent: unknown } | null;
}

/** Electron's end of the channels. */
export interface IpcEnd extends Pick<IpcMain, 'removeHandler'> {
  handle(channel: string, listener: (arrival: Arrival, message: unknown) => Promise<Reply>): void;
}

/** Who answers, who may ask, and who hears of a stranger. */
export interface IpcParts {
  readonly ipc: IpcEnd;
  /** The till's page, or null while there is no window. */
  readonly page: () => Page | null;
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
  parts.ipc.handle(INVOKE_CHANNEL, async (arrival, message) => {
    if (isOurs(arrival, parts.page())) return parts.answer(message);
    parts.onStranger(arrival.senderFrame?.origin ?? 'a frame that is gone');
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

/** A frame's address can lie, its origin can't. */
function isOurs({ sender, senderFrame }: Arrival, page: Page | null): boolean {
  if (page === null || senderFrame === null || sender !== page) return false;
  return senderFrame.parent === null && senderFrame.origin === APP_ORIGIN;
}
