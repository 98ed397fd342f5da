import { randomUUID } from 'node:crypto';
import type { Session } from 'electron';
import { DOCUMENT_POLICY } from './content-policy.ts';
import { guardSession } from './guards.ts';

/** Where hidden pages live: what they ask for is answered by the program itself, and nothing else is in reach. */
export interface PaperSession {
  readonly session: Session;
  /** Gives a document an address for as long as the work with it lasts. */
  readonly lend: <T>(html: string, work: (address: string) => Promise<T>) => Promise<T>;
}

/** `pages` answers for the program's own files. */
export function openPaperSession(
  session: Session,
  pages: (request: Request) => Promise<Response>,
  devServer: string | null,
): PaperSession {
  const documents = new Map<string, string>();
  guardSession(session, devServer);
  session.protocol.handle('app', async (request) => {
    const html = documents.get(request.url);
    return html === undefined ? await pages(request) : answerDocument(html);
  });
  return {
    session,
    lend: async (html, work) => {
      const address = `app://document/${randomUUID()}`;
      documents.set(address, html);
      try {
        return await work(address);
      } finally {
        documents.delete(address);
      }
    },
  };
}

function answerDocument(html: string): Response {
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': DOCUMENT_POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}
