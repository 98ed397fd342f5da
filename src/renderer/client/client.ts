import type { Client } from '#contract/index.ts';
import type { ErrorCode, ErrorDetails } from '#contract/errors.ts';
import type { Bridge } from './bridge.ts';
import { byName } from './by-name.ts';

/** A refusal as the screen gets it; its words are `error.<code>` in the locale. */
export class RequestFailed extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  /** Finds the fault in the log; null for an expected "no". */
  readonly traceId: string | null;

  constructor(code: ErrorCode, details: ErrorDetails, traceId: string | null) {
    super(code);
    this.name = 'RequestFailed';
    this.code = code;
    this.details = details;
    this.traceId = traceId;
  }
}

/** The contract as functions. Each rejects with `RequestFailed` when the answer is a refusal. */
export function createClient(bridge: Bridge): Client {
  const calls = byName((feature) => byName((name) => caller(bridge, `${feature}.${name}`)));
  // Every name answers, so those of the contract do; main checks what is asked and what is given.
  return calls as Client;
}

function caller(bridge: Bridge, procedure: string): (input: unknown) => Promise<unknown> {
  return async (input) => {
    const reply = await bridge.invoke({ procedure, input });
    if (reply.ok) return reply.value;
    const { code, details = {}, traceId = null } = reply.error;
    throw new RequestFailed(code, details, traceId);
  };
}
