import type { Minor } from '../money/money.ts';
import type { Thousandths, Unit } from '../stock/quantity.ts';
import type { RatePpm } from '../tax/tax.ts';

/** One line of a basket: so much of one variant at one gross unit price. */
export interface BasketLine {
  readonly id: string;
  readonly variantId: number;
  readonly sku: string;
  readonly name: string;
  readonly unit: Unit;
  readonly quantity: Thousandths;
  /** Price of one unit, tax included, in minor units. */
  readonly unitPrice: Minor;
  readonly ratePpm: RatePpm;
}

/** What is being rung up. Its id becomes the sale's id, so that paying twice makes one sale. */
export interface Basket {
  /** UUIDv7. */
  readonly id: string;
  readonly currency: string;
  readonly lines: readonly BasketLine[];
}

/**
 * What can happen to a basket. `restore` puts a removed line back where it was;
 * `renew` keeps the lines and makes them a sale of their own.
 */
export type BasketAction =
  | { readonly kind: 'add'; readonly line: BasketLine }
  | { readonly kind: 'set-quantity'; readonly lineId: string; readonly quantity: Thousandths }
  | { readonly kind: 'remove'; readonly lineId: string }
  | { readonly kind: 'restore'; readonly line: BasketLine; readonly index: number }
  | { readonly kind: 'clear'; readonly nextId: string }
  | { readonly kind: 'renew'; readonly nextId: string };

/** Most of one line that a till takes: 99,999 units, in thousandths. */
export const MAX_QUANTITY: Thousandths = 99_999_000;

/**
 * The basket after an action. Adding what is there at the same price raises its quantity;
 * a quantity of zero or less removes the line; an unknown line changes nothing.
 */
export function reduceBasket(basket: Basket, action: BasketAction): Basket {
  switch (action.kind) {
    case 'add':
      return addLine(basket, action.line);
    case 'set-quantity':
      return setQuantity(basket, action.lineId, action.quantity);
    case 'remove':
      return { ...basket, lines: basket.lines.filter((line) => line.id !== action.lineId) };
    case 'restore':
      return restoreLine(basket, action.line, action.index);
    case 'clear':
      return { ...basket, id: action.nextId, lines: [] };
    case 'renew':
      return { ...basket, id: action.nextId };
  }
}

function addLine(basket: Basket, added: BasketLine): Basket {
  const same = basket.lines.find(
    (line) =>
      line.variantId === added.variantId &&
      line.unitPrice === added.unitPrice &&
      line.ratePpm === added.ratePpm,
  );
  if (same !== undefined) return setQuantity(basket, same.id, same.quantity + added.quantity);
  return setQuantity({ ...basket, lines: [...basket.lines, added] }, added.id, added.quantity);
}

function setQuantity(basket: Basket, lineId: string, quantity: Thousandths): Basket {
  const bounded = Math.min(quantity, MAX_QUANTITY);
  const lines = basket.lines.flatMap((line) => {
    if (line.id !== lineId) return [line];
    return bounded > 0 ? [{ ...line, quantity: bounded }] : [];
  });
  return { ...basket, lines };
}

function restoreLine(basket: Basket, line: BasketLine, index: number): Basket {
  if (basket.lines.some((other) => other.id === line.id)) return basket;
  return { ...basket, lines: basket.lines.toSpliced(index, 0, line) };
}
