import type { Minor } from '../money/money.ts';
import type { ReceiptBlock, ReceiptDocument, ReceiptFact } from './document.ts';
import { frame, whenFacts, type ReceiptSetting } from './frame.ts';
import { createWriter } from './writer.ts';

/** Cash that went in or out without a sale, or a drawer opened for nothing. */
export interface CashMovement {
  readonly kind: 'pay-in' | 'pay-out' | 'safe-drop' | 'no-sale';
  /** Minor units, zero for `no-sale`; the kind says in which direction. */
  readonly amount: Minor;
  readonly currency: string;
  readonly reason: string;
  /** Milliseconds UTC, and minutes that the shop's clock was ahead of it. */
  readonly at: number;
  readonly utcOffsetMinutes: number;
  readonly by: string;
  readonly registerCode: string;
  readonly shiftNumber: number;
}

/** The slip of a movement of cash, to be signed. */
export function buildCashSlip(movement: CashMovement, setting: ReceiptSetting): ReceiptDocument {
  const { kind, currency } = movement;
  const writer = createWriter(currency, setting.locale, setting.words);
  const { words, text, count } = writer;
  const title = words(`receipt.slip.${kind}`);
  const total: ReceiptBlock[] =
    kind === 'no-sale'
      ? []
      : [
          {
            kind: 'total',
            row: { label: words('receipt.slip.amount'), amount: writer.money(movement.amount) },
          },
        ];
  const facts: ReceiptFact[] = [
    { label: words('receipt.slip.reason'), value: text(movement.reason) },
    ...whenFacts(movement.at, movement.utcOffsetMinutes, writer),
    { label: words('receipt.register'), value: text(movement.registerCode) },
    { label: words('receipt.shift'), value: count(movement.shiftNumber) },
    { label: words('receipt.slip.by'), value: text(movement.by) },
  ];
  const body: ReceiptBlock[] = [
    ...total,
    { kind: 'facts', facts },
    { kind: 'signature', label: words('receipt.signature') },
  ];
  const date = writer.date(movement.at, movement.utcOffsetMinutes);
  return frame({ name: `${title} ${date}`, title, isLoud: true, body }, currency, setting, writer);
}
