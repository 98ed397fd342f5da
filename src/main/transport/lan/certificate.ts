import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Identity } from '#main/config/desk-identity.ts';

const DAY = 86_400_000;

/** What Safari takes at most is 825 days. */
const LIFE = 800 * DAY;

/** A certificate with less than this to live is replaced. */
const REST = 30 * DAY;

/** A new certificate that vouches for itself, for one IPv4 address, from an instant (ms UTC) on. */
export async function makeIdentity(address: string, now: number): Promise<Identity> {
  const { generate } = await import('selfsigned');
  const made = await generate([{ name: 'commonName', value: 'Countertop' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A tablet's clock may be behind.
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + LIFE),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: address }] },
    ],
  });
  return { certificate: made.cert, key: made.private };
}

/** Whether a certificate is for this address and still lives long enough at an instant (ms UTC). */
export function isFit(certificate: string, address: string, now: number): boolean {
  const read = new X509Certificate(certificate);
  const isForAddress = isIP(address) !== 0 && read.checkIP(address) !== undefined;
  return isForAddress && Date.parse(read.validTo) - now > REST;
}

/** SHA-256 of a certificate as browsers show it. */
export function fingerprintOf(certificate: string): string {
  return new X509Certificate(certificate).fingerprint256;
}
