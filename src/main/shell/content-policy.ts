/** What the page's policy depends on. */
export interface PolicyOptions {
  /** The one-time word that style elements made at run time must bear. */
  readonly nonce: string;
  /** The development server (`http://127.0.0.1:5173`) when the page comes from it, else null. */
  readonly devServer: string | null;
}

/** The Content-Security-Policy of the till's page: itself, and nothing else, not even inline. */
export function contentPolicy({ nonce, devServer }: PolicyOptions): string {
  const directives = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'img-src': "'self'",
    'font-src': "'self'",
    'media-src': "'self'",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    ...(devServer === null ? {} : relaxed(devServer)),
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** Pictures come from outside: opened by themselves they may do nothing at all. */
export const PICTURE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** A document that becomes a file brings its styles, fonts and pictures with it; it runs nothing and asks for nothing. */
export const DOCUMENT_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Hot reload puts scripts and styles into the page and listens on a socket. Never in a build. */
function relaxed(devServer: string): Record<string, string> {
  const socket = devServer.replace(/^http/, 'ws');
  return {
    'script-src': "'self' 'unsafe-inline'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'connect-src': `'self' ${socket}`,
  };
}
