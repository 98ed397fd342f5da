import type { Decision, inbox } from '#contract/inbox.ts';
import { Refusal } from '#contract/errors.ts';
import type { InputOf } from '#contract/procedure.ts';
import type { StoreDocument } from '#main/channel/document.ts';
import type { Reader } from '#main/data/database.ts';
import { findCustomer, forgetRemoteCustomer, saveCustomer } from '#main/data/customer.ts';
import {
  awaitAgain,
  countAgain,
  decidedDocument,
  decisionsOn,
  documentState,
  dropDocument,
  insertDecision,
  refusedRows,
  sendAgain,
  undoDecision,
  type DecisionRow,
  type RefusedRow,
  type Standing,
} from '#main/data/inbox.ts';
import { keptObject } from '#main/data/kept-json.ts';
import { needToo } from '#main/data/outbox-customer.ts';
import { knownVariants } from '#main/data/sellable.ts';
import type { CommandContext } from './context.ts';
import { sendCustomer } from './customer-document.ts';
import { effectiveDocument } from './effective-document.ts';
import { inboxItem, kindOf, nameOf } from './inbox-item.ts';
import { refuseCardNumbers } from './no-card-number.ts';

/**
 * Settles a refused document, once for the decision's id.
 * @throws Refusal `document-not-refused`, `decision-unfit`, `variant-unknown`, `card-number`.
 */
export async function decide(
  { decisionId, id, decision }: InputOf<typeof inbox.decide>,
  context: CommandContext,
): Promise<void> {
  const { tx, clock, actor, touch } = context;
  const before = await decidedDocument(tx, decisionId);
  if (before === id) return;
  const [row] = await refusedRows(tx, id);
  if (row === undefined || before !== null) throw new Refusal('document-not-refused');
  await needFitting(row, decision, context);
  await insertDecision(tx, row, {
    decisionId,
    decision,
    at: clock.now(),
    clerk: actor.name,
    staffId: actor.staffId,
  });
  const document = keptObject<StoreDocument>(row.document);
  if (decision.kind === 'correct-mail') await correctMail(document, row.errorCode, decision.mail, context);
  if (decision.kind === 'write-off') await dropDocument(tx, id, clock.now());
  else if (!(await leavesGoods(row, decision, context))) await sendAgain(tx, id, clock.now());
  await toJournal(document, { decisionId, decision, isUndone: false }, context);
  touch('sync', 'sale', 'stock', 'customer', 'pickup', 'journal');
}

/** @throws Refusal for what is no answer to this no, and for a number of a payment card. */
async function needFitting(row: RefusedRow, decision: Decision, { tx }: CommandContext): Promise<void> {
  const { answers, items, storeTotal } = await inboxItem(tx, row);
  if (!answers.includes(decision.kind)) throw new Refusal('decision-unfit');
  const isAbout = (variantRemoteId: string): boolean =>
    items.some((item) => item.variantRemoteId === variantRemoteId);
  if ('variantRemoteId' in decision && !isAbout(decision.variantRemoteId))
    throw new Refusal('decision-unfit');
  if (decision.kind === 'accept-total' && decision.storeTotal !== storeTotal)
    throw new Refusal('decision-unfit');
  if (decision.kind === 'write-off') refuseCardNumbers(decision.reason);
  if (decision.kind === 'map') await needOtherGoods(tx, decision);
}

async function needOtherGoods(
  db: Reader,
  { variantRemoteId, toVariantId }: Extract<Decision, { kind: 'map' }>,
): Promise<void> {
  const variant = (await knownVariants(db, [toVariantId])).get(toVariantId);
  if (variant === undefined || !variant.isSellable) throw new Refusal('variant-unknown');
  if (variant.remoteId === variantRemoteId) throw new Refusal('decision-unfit');
}

/** Whether other goods that the same no was about are still undecided: sent now it would only come back. */
async function leavesGoods(row: RefusedRow, decision: Decision, { tx }: CommandContext): Promise<boolean> {
  if (decision.kind !== 'as-misc' && decision.kind !== 'map') return false;
  if (row.errorDetail === null) return false;
  return (await inboxItem(tx, row)).items.length > 0;
}

/** The customer's own mail is mended too; a store that does not know them is told of them first. */
async function correctMail(
  document: StoreDocument,
  code: string,
  mail: string,
  context: CommandContext,
): Promise<void> {
  const { tx } = context;
  const customerId = customerOf(document);
  if (customerId === null) return;
  if (code === 'unknown-customer') await forgetRemoteCustomer(tx, customerId);
  const sent = await changeMail(customerId, mail, document.kind !== 'customer', context);
  if (sent !== null) await needToo(tx, document.id, sent);
}

async function changeMail(
  customerId: string,
  mail: string,
  isToSend: boolean,
  context: CommandContext,
): Promise<string | null> {
  const { tx, clock, record } = context;
  const customer = await findCustomer(tx, customerId);
  if (customer === null) return null;
  const changed = { ...customer, mail };
  await saveCustomer(tx, changed, clock.now());
  const { mayPayLater, groupIds } = changed;
  await record('customer-changed', { customerId, isNew: false, mayPayLater, groupIds });
  return isToSend ? await sendCustomer(changed, context) : null;
}

function customerOf(document: StoreDocument): string | null {
  if (document.kind === 'customer') return document.customerId;
  return 'customer' in document ? (document.customer?.customerId ?? null) : null;
}

/**
 * Takes the last decision back: the document lies in the inbox again as it did.
 * @throws Refusal `too-late` when the store has it or may have it by now, or when nothing is left to undo.
 */
export async function undo({ id }: InputOf<typeof inbox.undo>, context: CommandContext): Promise<void> {
  const { tx, clock, actor, touch } = context;
  const last = (await decisionsOn(tx, [id])).findLast((row) => row.undoneAt === null);
  const now = await documentState(tx, id);
  if (last === undefined || now === null || !canUndo(now, last)) throw new Refusal('too-late');
  const document = keptObject<StoreDocument>(now.document);
  await undoDecision(tx, last, { at: clock.now(), by: actor.name });
  if (last.decision.kind === 'write-off') {
    await countAgain(tx, id);
    await awaitAgain(tx, id, clock.now());
  }
  if (last.decision.kind === 'correct-mail') await restoreMail(document, last, context);
  await toJournal(document, { ...last, isUndone: true }, context);
  touch('sync', 'sale', 'stock', 'customer', 'pickup', 'journal');
}

/**
 * Whether the store surely does not have the document and nobody is sending it. One that never goes comes back only of
 * having been written off, and as long as nothing went without it or took its place.
 */
export function canUndo({ state, isHeld, isOutlived }: Standing, { decision }: DecisionRow): boolean {
  if (isHeld === 1) return false;
  if (state === 'dropped') return decision.kind === 'write-off' && isOutlived === 0;
  return state === 'waiting' || state === 'refused';
}

/** The mail goes back to what it was, unless somebody has changed it since. */
async function restoreMail(
  document: StoreDocument,
  { decision }: DecisionRow,
  context: CommandContext,
): Promise<void> {
  const customerId = customerOf(document);
  const before = await effectiveDocument(context.tx, document);
  const mail = before.kind === 'customer' ? before.mail : 'customer' in before ? before.customer?.mail : null;
  const customer = customerId === null ? null : await findCustomer(context.tx, customerId);
  if (customer === null || typeof mail !== 'string' || decision.kind !== 'correct-mail') return;
  if (customer.mail !== decision.mail) return;
  await changeMail(customer.customerId, mail, document.kind !== 'customer', context);
}

/** The journal keeps what was decided, not anybody's name or address: it can't be taken out of the chain again. */
async function toJournal(
  document: StoreDocument,
  {
    decisionId,
    decision,
    isUndone,
  }: { readonly decisionId: string; readonly decision: Decision; readonly isUndone: boolean },
  { record }: CommandContext,
): Promise<void> {
  await record('refusal-settled', {
    decisionId,
    documentId: document.id,
    kind: kindOf(document),
    name: document.kind === 'customer' ? '' : nameOf(document),
    decision: decision.kind === 'correct-mail' ? { kind: decision.kind } : decision,
    isUndone,
  });
}
