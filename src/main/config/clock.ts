import { v7 } from 'uuid';
import type { Clock } from '#main/core/context.ts';

/** The PC's clock and time zone, and ids made from them. */
export const systemClock: Clock = {
  now: () => Date.now(),
  utcOffsetMinutes: (at) => -new Date(at).getTimezoneOffset(),
  newId: () => v7(),
};
