import type { Contract } from '#contract/index.ts';
import type { Topic } from '#contract/events.ts';
import type { InputOf, OutputOf, Procedure } from '#contract/procedure.ts';
import type { JournalKind } from '#domain/journal/kinds.ts';
import type { Role } from '#domain/party/role.ts';
import type { Reader, Tx } from '#main/data/database.ts';

/** Who is asking. */
export interface Actor {
  /** Null for what no signed-in person does: the program itself, and a till nobody is signed in at. */
  readonly staffId: string | null;
  readonly name: string;
  readonly role: Role;
  /** The paired device that they ask from; absent at the till's own screen. */
  readonly deskId?: string;
}

/** Time, and ids that grow with it, as arguments, so that a test can choose them. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  readonly now: () => number;
  /** Minutes that the shop's clock is ahead of UTC at an instant. */
  readonly utcOffsetMinutes: (at: number) => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
}

/** What a query may use: reading only. */
export interface QueryContext {
  readonly db: Reader;
  readonly actor: Actor;
  readonly clock: Clock;
}

/** What a command may use: one transaction, already open; `touch` names what it changed. */
export interface CommandContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
  /** Writes to the journal, in the same transaction, what the actor did now. */
  readonly record: (kind: JournalKind, payload: object) => Promise<void>;
  readonly touch: (...topics: readonly Topic[]) => void;
}

/** What a task may use: no database in hand, but short transactions of its own. */
export interface TaskContext {
  readonly db: Reader;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly transact: <T>(work: (context: CommandContext) => Promise<T>) => Promise<T>;
}

type ContextOf<P extends Procedure> = P['kind'] extends 'query'
  ? QueryContext
  : P['kind'] extends 'command'
    ? CommandContext
    : TaskContext;

/** What answers a procedure. */
export type Handler<P extends Procedure> = (input: InputOf<P>, context: ContextOf<P>) => Promise<OutputOf<P>>;

/** The handlers of one feature, checked against its contract. */
export type FeatureHandlers<F extends Readonly<Record<string, Procedure>>> = {
  readonly [Name in keyof F]: Handler<F[Name]>;
};

/** Every handler of the till. */
export type Handlers = { readonly [F in keyof Contract]: FeatureHandlers<Contract[F]> };
