import { z } from 'zod';
import { MAX_QUANTITY } from '#domain/sale/basket.ts';

/** The most that one amount may be, in minor units: far above any sale, far below what stays exact. */
const MAX_AMOUNT = 99_999_999_999;

/** Minor units, zero or more. */
export const amountSchema = z.int().min(0).max(MAX_AMOUNT);

/** Minor units, negative for what goes back. */
export const signedAmountSchema = z.int().min(-MAX_AMOUNT).max(MAX_AMOUNT);

/** A share in parts per million, up to the whole. */
export const shareSchema = z.int().min(0).max(1_000_000);

/** Thousandths, more than zero. */
export const quantitySchema = z.int().min(1).max(MAX_QUANTITY);

/** Parts per million. */
export const rateSchema = z.int().min(0).max(10_000_000);

/** ISO 4217. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/);

/** What a quantity counts. */
export const unitSchema = z.enum(['piece', 'kg', 'm']);

/** A UUID of version 7, as the till makes them for baskets, sales and jobs. */
export const idSchema = z.uuidv7();

/** The till's own id of a row. */
export const rowIdSchema = z.int().min(1);

/** Milliseconds since the epoch, UTC. */
export const instantSchema = z.int().min(0);

/** Why somebody did what needs a reason: one line of words. */
export const reasonSchema = z.string().trim().min(1).max(200);

/** Grants that a manager gave for this, by their ids. */
export const grantsSchema = z.array(idSchema).max(20).readonly();

/** The input of a procedure that takes nothing. */
export const nothingSchema = z.strictObject({});
