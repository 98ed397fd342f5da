import { isIP } from 'node:net';

/** Where a printer listens. */
export interface PrinterAddress {
  readonly host: string;
  readonly port: number;
}

const RAW_PORT = 9100;

/**
 * Reads what a shop types for its printer: `192.168.1.50`, `printer.local:9100`, `tcp://[fe80::1%eth0]:9100`,
 * `fe80::1`. Without a port it is 9100. Null when it is no address.
 */
export function parsePrinterAddress(text: string): PrinterAddress | null {
  const rest = text.trim().replace(/^tcp:\/\//i, '');
  if (isIP(rest) === 6) return { host: rest, port: RAW_PORT };
  const parts = /^(?:\[(?<v6>[^\]]+)\]|(?<name>[A-Za-z0-9._-]+))(?::(?<port>\d{1,5}))?$/.exec(rest)?.groups;
  const port = Number(parts?.['port'] ?? RAW_PORT);
  const host = readHost(parts?.['v6'], parts?.['name']);
  return host !== null && port > 0 && port < 65_536 ? { host, port } : null;
}

function readHost(v6: string | undefined, name: string | undefined): string | null {
  if (v6 !== undefined) return isIP(v6) === 6 ? v6 : null;
  if (name === undefined) return null;
  const isNumeric = /^[\d.]+$/.test(name);
  return isNumeric && isIP(name) !== 4 ? null : name;
}
