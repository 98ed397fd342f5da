import { Refusal } from '#contract/errors.ts';
import type { InputOf } from '#contract/procedure.ts';
import type { CommittedSale, sale } from '#contract/sale.ts';
import { movedAmount, type SaleLine, type SaleRecord } from '#domain/sale/sale.ts';
import { giveBack } from '#domain/tax/assess.ts';
import type { Reader } from '#main/data/database.ts';
import { releaseUses } from '#main/data/promotion-use.ts';
import { findSale, nextNumber } from '#main/data/sale.ts';
import { findVoidOf, lastStanding, movementsOf, ordersIn, returnedOf } from '#main/data/sale-return.ts';
import { findOpenShift } from '#main/data/shift.ts';
import { findShop } from '#main/data/shop.ts';
import type { Movement } from '#main/data/stock-movement.ts';
import { needRight } from './authority.ts';
import type { CommandContext } from './context.ts';
import { refuseCardNumbers } from './no-card-number.ts';
import { settleInVain } from './order-in-vain.ts';
import { isInVain } from './order-money.ts';
import { unbookAccounts } from './sale-accounts.ts';
import { committed, saveDocument, type SalePorts } from './save-document.ts';

/**
 * Whether a document is the last one of the open shift that stands, with nothing returned of it. Where an order was
 * handed over with it, taking it back is the pickup desk's, unless it took the money for that in vain.
 */
export async function isVoidable(db: Reader, saleId: string): Promise<boolean> {
  const shift = await findOpenShift(db);
  if (shift === null || (await lastStanding(db, shift.shiftId)) !== saleId) return false;
  for (const orderId of await ordersIn(db, saleId)) {
    if (!(await isInVain(db, orderId, saleId))) return false;
  }
  return [...(await returnedOf(db, saleId)).values()].every((quantity) => quantity === 0);
}

/** Takes a document back by a counter-document, once however often it is asked. */
export async function voidSale(
  { saleId, reason, grants }: InputOf<typeof sale.void>,
  context: CommandContext,
  ports: SalePorts,
): Promise<CommittedSale> {
  const { tx, clock } = context;
  refuseCardNumbers(reason);
  const voided = await findSale(tx, saleId);
  const shop = await findShop(tx);
  if (voided === null || shop === null) throw new Refusal('sale-unknown');
  const before = await findVoidOf(tx, saleId);
  const made = before === null ? null : await findSale(tx, before);
  if (made !== null) return committed(made, true);
  if ((await findOpenShift(tx)) === null) throw new Refusal('no-shift');
  if (!(await isVoidable(tx, saleId))) throw new Refusal('not-voidable');
  const amount = movedAmount(voided);
  await needRight(context, { permission: 'sale.void', amount, subject: saleId, grants });
  const record = await counterDocument(voided, reason, context);
  const movements = (await movementsOf(tx, saleId)).map(({ variantId, quantity }): Movement => ({
    id: clock.newId(),
    variantId,
    quantity: 0 - quantity,
    reason: 'void',
  }));
  await saveDocument({ record, movements, shop }, context, ports);
  await unbookAccounts(record, saleId, context);
  await releaseUses(tx, saleId);
  for (const orderId of await ordersIn(tx, saleId)) await settleInVain(orderId, saleId, context);
  return committed(record, false);
}

/** The same document with everything turned round. */
async function counterDocument(
  voided: SaleRecord,
  reason: string,
  { tx, actor, clock }: CommandContext,
): Promise<SaleRecord> {
  const soldAt = clock.now();
  return {
    ...voided,
    id: clock.newId(),
    kind: 'void',
    number: await nextNumber(tx, voided.registerCode),
    soldAt,
    utcOffsetMinutes: clock.utcOffsetMinutes(soldAt),
    clerk: actor.name,
    staffId: actor.staffId,
    lines: voided.lines.map((line) => counterLine(line, voided.id, reason)),
    taxes: giveBack(voided.taxes),
    promotions: [],
    total: 0 - voided.total,
    rounding: 0 - voided.rounding,
    saved: 0,
    tenders: voided.tenders.map(({ kind, name, amount, reference }) => {
      const back = 0 - amount;
      return { kind, name, amount: back, given: back, change: 0, reference, foreign: null };
    }),
    voids: voided.id,
  };
}

/** What had come back goes out again: its own origin has it no longer. What was sold can't come back a second time. */
function counterLine(line: SaleLine, saleId: string, reason: string): SaleLine {
  return {
    ...line,
    quantity: 0 - line.quantity,
    total: 0 - line.total,
    tax: 0 - line.tax,
    saved: 0,
    taxes: giveBack(line.taxes),
    steps: [],
    origin: line.kind === 'return' ? line.origin : { saleId, position: line.position },
    reason,
    condition: null,
  };
}
