import type { IncomingMessage } from 'node:http';

/** Where the host listens, as browsers say it. */
export interface Place {
  readonly address: string;
  readonly port: number;
}

/** The name of the cookie with the device's token; its prefix ties it to this host, to TLS and to the whole path. */
const COOKIE = '__Host-desk';

/** A year, in seconds. */
const COOKIE_LIFE = 365 * 86_400;

/** Whether a request names this very place: another name that leads here is a trick with the network's names. */
export function isSameHost({ headers }: IncomingMessage, { address, port }: Place): boolean {
  return headers.host === `${address}:${port}`;
}

/** Whether it was the till's own page that asks, and not another one that the browser has open. */
export function isSameOrigin({ headers }: IncomingMessage, { address, port }: Place): boolean {
  return headers.origin === `https://${address}:${port}`;
}

/** The token that a request brings along; empty for none. */
export function tokenOf({ headers }: IncomingMessage): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? '';
}

/** The header that gives a device its token: no script reads it, and no other site makes a browser send it. */
export function cookieOf(token: string): string {
  return `${COOKIE}=${token}; Max-Age=${COOKIE_LIFE}; Path=/; Secure; HttpOnly; SameSite=Strict`;
}
