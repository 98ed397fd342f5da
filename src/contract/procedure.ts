import type { z } from 'zod';
import type { Permission } from '#domain/party/role.ts';

/**
 * What the screen may ask for. A `query` reads. A `command` writes: dispatch opens one transaction for it.
 * A `task` works outside any transaction (it may wait for a network or a device) and writes through commands.
 */
export type ProcedureKind = 'query' | 'command' | 'task';

/** A procedure as declared once; handler, client and checks are all derived from it. */
export interface Procedure<
  Kind extends ProcedureKind = ProcedureKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind;
  readonly permission: Permission;
  readonly input: Input;
  readonly output: Output;
}

/** The procedures of one feature, by name. */
export type Feature = Readonly<Record<string, Procedure>>;

/** Declares a procedure that only reads. */
export function query<Input extends z.ZodType, Output extends z.ZodType>(
  declared: Omit<Procedure<'query', Input, Output>, 'kind'>,
): Procedure<'query', Input, Output> {
  return { kind: 'query', ...declared };
}

/** Declares a procedure that writes, in one transaction. */
export function command<Input extends z.ZodType, Output extends z.ZodType>(
  declared: Omit<Procedure<'command', Input, Output>, 'kind'>,
): Procedure<'command', Input, Output> {
  return { kind: 'command', ...declared };
}

/** Declares a procedure that may wait for the world outside. */
export function task<Input extends z.ZodType, Output extends z.ZodType>(
  declared: Omit<Procedure<'task', Input, Output>, 'kind'>,
): Procedure<'task', Input, Output> {
  return { kind: 'task', ...declared };
}

/** What a procedure takes, after validation. */
export type InputOf<P extends Procedure> = z.output<P['input']>;

/** What a procedure gives. */
export type OutputOf<P extends Procedure> = z.output<P['output']>;
