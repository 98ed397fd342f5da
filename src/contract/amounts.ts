import { z } from 'zod';
import { MAX_QUANTITY } from '#domain/sale/basket.ts';

/** The most that one amount may be, in minor units: far above any sale, far below what stays exact. */
const MAX_AMOUNT = 99_999_999_999;

/** Minor units, zero or more. */
export const amountSchema = z.int().min(0).max(MAX_AMOUNT);

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

/** The input of a procedure that takes nothing. */
export const nothingSchema = z.strictObject({});
