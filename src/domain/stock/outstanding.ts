import type { Thousandths } from './quantity.ts';

/** What was promised of a variant, and what came of it so far. */
export interface Promised {
  readonly quantity: Thousandths;
  readonly came: Thousandths;
}

/** What is still to come: nothing where more came than was promised. */
export function outstanding({ quantity, came }: Promised): Thousandths {
  return Math.max(0, quantity - came);
}

/** Whether nothing is to come any more. */
export function isComplete(lines: readonly Promised[]): boolean {
  return lines.every((line) => outstanding(line) === 0);
}
