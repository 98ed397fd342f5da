import { z } from 'zod';

/** How bad a refusal is: `info` corrects a mistake, `warning` needs attention, `error` stops the work. */
export type Severity = 'info' | 'warning' | 'error';

/** What the user may do now. */
export type Remedy = 'correct' | 'retry' | 'configure' | 'ask-manager' | 'report';

/** One entry of the register of errors. The words are `error.<code>` in every locale. */
export interface ErrorEntry {
  readonly severity: Severity;
  readonly remedy: Remedy;
}

const entry = (severity: Severity, remedy: Remedy): ErrorEntry => ({ severity, remedy });

/** Every refusal that can reach the screen. */
export const ERRORS = {
  'bad-request': entry('error', 'report'),
  'unknown-procedure': entry('error', 'report'),
  'foreign-sender': entry('error', 'report'),
  'not-allowed': entry('warning', 'ask-manager'),
  internal: entry('error', 'report'),
  'not-set-up': entry('warning', 'configure'),
  'already-set-up': entry('warning', 'ask-manager'),
  'store-unreachable': entry('warning', 'retry'),
  'store-refused-key': entry('warning', 'correct'),
  'store-rights-missing': entry('warning', 'ask-manager'),
  'location-unknown': entry('warning', 'correct'),
  'code-unknown': entry('info', 'correct'),
  'code-bad-check-digit': entry('info', 'retry'),
  'code-malformed': entry('warning', 'correct'),
  'variant-unknown': entry('warning', 'correct'),
  'basket-empty': entry('info', 'correct'),
  'already-paid': entry('warning', 'correct'),
  'price-changed': entry('warning', 'correct'),
  'tender-short': entry('info', 'correct'),
  'tender-over': entry('info', 'correct'),
  'tender-not-taken': entry('warning', 'correct'),
  'card-number': entry('warning', 'correct'),
  'account-unknown': entry('info', 'correct'),
  'account-short': entry('info', 'correct'),
  'voucher-taken': entry('warning', 'correct'),
  'customer-needed': entry('info', 'correct'),
  'customer-unknown': entry('warning', 'correct'),
  'card-taken': entry('info', 'correct'),
  'coupon-spent': entry('info', 'correct'),
  'coupon-taken': entry('info', 'correct'),
  'promotion-of-store': entry('info', 'correct'),
  'more-than-sold': entry('warning', 'correct'),
  'not-voidable': entry('warning', 'correct'),
  'override-needed': entry('warning', 'ask-manager'),
  'may-not-grant': entry('warning', 'ask-manager'),
  'no-shift': entry('warning', 'correct'),
  'shift-open': entry('info', 'correct'),
  'shift-unknown': entry('warning', 'correct'),
  'cash-short': entry('info', 'correct'),
  'pin-wrong': entry('info', 'correct'),
  'pin-locked': entry('warning', 'retry'),
  'pin-busy': entry('info', 'retry'),
  'pin-needed': entry('info', 'correct'),
  'name-taken': entry('info', 'correct'),
  'last-owner': entry('warning', 'correct'),
  'role-unknown': entry('warning', 'correct'),
  'role-fixed': entry('warning', 'correct'),
  'basket-unknown': entry('warning', 'correct'),
  'prices-of-store': entry('info', 'correct'),
  'movement-unknown': entry('warning', 'correct'),
  'sale-unknown': entry('warning', 'correct'),
  'printer-not-set-up': entry('info', 'configure'),
  'screen-unknown': entry('info', 'correct'),
  'desk-off': entry('info', 'configure'),
  'desk-address-gone': entry('warning', 'correct'),
  'desk-port-taken': entry('warning', 'correct'),
  'desk-not-built': entry('error', 'report'),
  'desk-unknown': entry('info', 'correct'),
  'desk-line-down': entry('warning', 'retry'),
  'desk-line-broke': entry('warning', 'retry'),
  'pair-code-wrong': entry('info', 'correct'),
  'pair-locked': entry('warning', 'retry'),
  'goods-unknown': entry('warning', 'correct'),
  'already-booked': entry('warning', 'correct'),
  'delivery-unknown': entry('warning', 'correct'),
  'delivery-begun': entry('info', 'correct'),
  'delivery-closed': entry('info', 'correct'),
  'transfer-unknown': entry('info', 'correct'),
  'count-unknown': entry('warning', 'correct'),
  'count-closed': entry('info', 'correct'),
  'count-below-zero': entry('info', 'correct'),
  'file-unreadable': entry('warning', 'correct'),
  'catalog-of-store': entry('info', 'correct'),
  'document-not-refused': entry('info', 'correct'),
  'decision-unfit': entry('warning', 'correct'),
  'order-unknown': entry('info', 'correct'),
  'order-elsewhere': entry('info', 'correct'),
  'order-currency': entry('info', 'correct'),
  'step-unfit': entry('info', 'correct'),
  'given-back-limit': entry('warning', 'ask-manager'),
  'too-late': entry('info', 'correct'),
} as const satisfies Readonly<Record<string, ErrorEntry>>;

/** The code of a refusal. */
export type ErrorCode = keyof typeof ERRORS;

const CODES = Object.keys(ERRORS);

/** Whether a text is the code of a refusal. */
export function isErrorCode(text: string): text is ErrorCode {
  return CODES.includes(text);
}

/** Values for the words of a refusal. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** A refusal as it crosses the border. `traceId` finds it in the log. */
export const refusalSchema = z.strictObject({
  code: z.custom<ErrorCode>((value) => typeof value === 'string' && isErrorCode(value)),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  traceId: z.string().optional(),
});

/** A refusal as it crosses the border. */
export interface RefusalReply {
  readonly code: ErrorCode;
  readonly details?: ErrorDetails;
  readonly traceId?: string;
}

/** What comes back for every message, whatever it was. */
export type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: RefusalReply };

/** An expected "no", thrown by a handler; dispatch rolls back and replies with its code. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}
