import { z } from 'zod';
import { PERMISSIONS } from '#domain/party/role.ts';
import {
  amountSchema,
  idSchema,
  instantSchema,
  nothingSchema,
  reasonSchema,
  shareSchema,
} from './amounts.ts';
import { command, query, task } from './procedure.ts';

/** Digits only: it is typed on a number pad too. */
const pinSchema = z.string().regex(/^\d{4,12}$/);
const nameSchema = z.string().trim().min(1).max(80);
const roleIdSchema = z.string().min(1).max(36);
const permissionSchema = z.enum(PERMISSIONS);

const roleSchema = z.strictObject({
  id: roleIdSchema,
  /** Empty for a built-in one, which the screen names. */
  name: z.string().trim().max(80),
  permissions: z.array(permissionSchema).max(PERMISSIONS.length).readonly(),
  discountPpm: shareSchema,
  freeRefund: amountSchema,
});

const staffSchema = z.strictObject({
  staffId: idSchema,
  name: nameSchema,
  roleId: roleIdSchema,
  isActive: z.boolean(),
});

const sessionSchema = z.strictObject({
  /** False until the owner was made. */
  hasStaff: z.boolean(),
  /** Who is signed in; null while the till is locked. */
  actor: z.strictObject({ staffId: idSchema.nullable(), name: z.string(), role: roleSchema }).nullable(),
  /** After so many minutes without a touch the till locks; 0 never. */
  lockAfterMinutes: z.int().min(0).max(240),
});

export type Staff = z.output<typeof staffSchema>;

const keptRoleSchema = roleSchema.extend({ isBuiltIn: z.boolean() });

/** A role, and whether the program brought it along. */
export type KeptRole = z.output<typeof keptRoleSchema>;

export type SessionState = z.output<typeof sessionSchema>;

const personSchema = z.strictObject({
  staffId: idSchema,
  name: z.string(),
  roleId: roleIdSchema,
  /** Empty for a built-in one, which the screen names. */
  roleName: z.string(),
  /** Milliseconds UTC; in the past when no PIN was wrong. */
  lockedUntil: instantSchema,
});

export type Person = z.output<typeof personSchema>;

export const people = {
  session: query({ permission: 'anyone', input: nothingSchema, output: sessionSchema }),
  /** Who can sign in: name and role only; and until when (ms) a name has to wait after wrong PINs. */
  names: query({
    permission: 'anyone',
    input: nothingSchema,
    output: z.strictObject({
      people: z.array(personSchema),
    }),
  }),
  /** Makes the first person of a new till, its owner, and signs them in. Refuses `already-set-up`. */
  createOwner: task({
    permission: 'anyone',
    input: z.strictObject({ name: nameSchema, pin: pinSchema }),
    output: sessionSchema,
  }),
  /**
   * Signs in with a PIN. Refuses `pin-wrong`, `pin-locked` with the seconds to wait, and on a second screen `pin-busy`
   * while others are looked at.
   */
  signIn: task({
    permission: 'anyone',
    input: z.strictObject({ staffId: idSchema, pin: z.string().max(64) }),
    output: sessionSchema,
  }),
  /** Nobody is signed in any more; open baskets stay. */
  lock: task({ permission: 'anyone', input: nothingSchema, output: sessionSchema }),
  /**
   * A right for one thing, by somebody who has it, at the spot: `subject` is the basket, sale, shift or step of an order that it is for,
   * `amount` (minor units) the most that it covers. Refuses `pin-wrong`, `pin-locked`, `may-not-grant`,
   * `card-number`.
   */
  authorise: task({
    permission: 'sale.make',
    input: z.strictObject({
      staffId: idSchema,
      pin: z.string().max(64),
      permission: permissionSchema,
      amount: amountSchema,
      subject: idSchema,
      reason: reasonSchema,
    }),
    output: z.strictObject({ grantId: idSchema, grantedBy: z.string() }),
  }),
  /** Everybody, and the roles. */
  list: query({
    permission: 'people.edit',
    input: nothingSchema,
    output: z.strictObject({
      staff: z.array(staffSchema),
      roles: z.array(keptRoleSchema),
    }),
  }),
  /** Makes or changes a person; a null PIN leaves it as it is. Refuses `last-owner`, `pin-needed`, `name-taken`, `role-unknown`, `may-not-grant`. */
  save: task({
    permission: 'people.edit',
    input: z.strictObject({ staff: staffSchema, pin: pinSchema.nullable() }),
    output: nothingSchema,
  }),
  /** Makes or changes a role; the owner's stays as it is. Refuses `role-fixed`, `may-not-grant` (it has or gets a right that one has not oneself). */
  saveRole: command({
    permission: 'people.edit',
    input: z.strictObject({ role: roleSchema }),
    output: nothingSchema,
  }),
} as const;
