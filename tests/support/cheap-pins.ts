import { makeKey } from '#main/config/pin-key.ts';
import { createPins } from '#main/config/pin.ts';

/** PINs that cost next to nothing. */
export const cheapPins = createPins((wish) => Promise.resolve(makeKey(wish)), {
  cost: 2,
  blockSize: 1,
  parallelization: 1,
});
