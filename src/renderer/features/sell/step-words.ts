import type { Unit } from '#domain/stock/quantity.ts';
import type { Step } from '#domain/sale/settlement.ts';
import type { Format } from '#renderer/app/format.ts';
import type { Words } from '#renderer/app/words.ts';

/** One step of a price in plain words; `sum` is what it adds to the sum, `aside` what it only tells. */
export interface SaidStep {
  readonly text: string;
  readonly amount: string;
  readonly isInSum: boolean;
}

interface Speech {
  readonly words: Words;
  readonly format: Format;
  readonly unit: Unit;
}

/** The words for a step, and its amount as it is written; empty where it has none. */
export function sayStep(step: Step, { words, format, unit }: Speech): SaidStep {
  const money = format.amount;
  switch (step.kind) {
    case 'price': {
      const quantity = words(`quantity.${unit}`, { quantity: format.quantity(step.quantity) });
      return inSum(words('why.price', { quantity, price: money(step.unitPrice) }), money(step.amount));
    }
    case 'override': {
      const { was, unitPrice, reason } = step;
      return aside(words('why.override', { was: money(was), price: money(unitPrice), reason }), '');
    }
    case 'stated':
      return inSum(words('why.stated'), money(step.amount));
    case 'credit':
      return inSum(creditWords(step.receiptNumber, words), money(step.amount));
    case 'due':
      return inSum(words('why.due', { code: step.code }), money(step.amount));
    case 'promotion':
      return inSum(step.name, money(step.amount));
    case 'discount':
      return inSum(words(`why.discount.${step.of}`, { reason: step.reason }), money(step.amount));
    case 'exemption':
      return inSum(words('why.exemption', { reason: step.reason }), money(step.amount));
    case 'charge':
      return step.isIncluded
        ? aside(words('why.charge.included', { name: step.name }), money(step.amount))
        : inSum(step.name, money(step.amount));
    case 'tax':
      return sayTax(step, words, format);
  }
}

function creditWords(number: string, words: Words): string {
  return number === '' ? words('why.credit.free') : words('why.credit', { number });
}

function sayTax(step: Extract<Step, { readonly kind: 'tax' }>, words: Words, format: Format): SaidStep {
  const values = {
    name: step.name === '' ? words('tax.name') : step.name,
    rate: format.rate(step.ratePpm),
    base: format.amount(step.base),
  };
  return step.isIncluded
    ? aside(words('why.tax.included', values), format.amount(step.amount))
    : inSum(words('why.tax.added', values), format.amount(step.amount));
}

function inSum(text: string, amount: string): SaidStep {
  return { text, amount, isInSum: true };
}

function aside(text: string, amount: string): SaidStep {
  return { text, amount, isInSum: false };
}
