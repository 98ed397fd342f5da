/** Widths of paper in characters: 58 mm, 80 mm in a wide and in a narrow font. */
export const COLUMNS = [32, 42, 48] as const;

/** A port as it was typed; null when it is none. */
export function readPort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

/** Host and port as they were typed; null when one of them is missing or wrong. */
export function readAddress(host: string, port: string): { host: string; port: number } | null {
  const number = readPort(port);
  return host.trim() === '' || number === null ? null : { host: host.trim(), port: number };
}
