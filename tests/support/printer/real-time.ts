import { pinOf } from './device-commands.ts';

/** A command that a printer acts on as it arrives, whatever it is doing. */
export type RealTimeCommand =
  | { readonly kind: 'status'; readonly n: number }
  | { readonly kind: 'pulse'; readonly pin: 2 | 5; readonly onMs: number };

/** Finds real-time commands in the stream as it arrives, across the borders of packets. */
export function createRealTimeScanner(): (byte: number) => RealTimeCommand | null {
  let seen: number[] = [];
  return (byte) => {
    seen = [...seen.slice(-4), byte];
    return statusIn(seen.slice(-3)) ?? pulseIn(seen);
  };
}

function statusIn([dle, eot, n = 0]: readonly number[]): RealTimeCommand | null {
  return dle === 0x10 && eot === 0x04 && n >= 1 && n <= 4 ? { kind: 'status', n } : null;
}

function pulseIn([dle, dc4, fn, m = 0, t = 0]: readonly number[]): RealTimeCommand | null {
  if (dle !== 0x10 || dc4 !== 0x14 || fn !== 1) return null;
  return m <= 1 && t >= 1 && t <= 8 ? { kind: 'pulse', pin: pinOf(m), onMs: t * 100 } : null;
}
