import type { DeskMessage } from '#contract/desk-wire.ts';
import type { Reply } from '#contract/errors.ts';
import type { Topic } from '#contract/events.ts';

/** Who may come in from the network, and what they get; the till itself, as the host sees it. */
export interface Guests {
  /** Pairs a device that shows a code. The token is null unless the reply says that it worked. */
  readonly pair: (ask: { readonly code: string; readonly name: string }, from: string) => Promise<PairReply>;
  /** The device that proves itself with a token, or null. */
  readonly deskOf: (token: string) => Promise<string | null>;
  /** Answers a device; null when it may not come any more. */
  readonly answer: (deskId: string, message: DeskMessage) => Promise<Reply | null>;
  /** Hears that somebody touched a device. */
  readonly onTouched: (deskId: string) => Promise<void>;
  /** What of these topics a device is told: nothing while nobody is signed in there. */
  readonly toldOf: (deskId: string, topics: readonly Topic[]) => Promise<readonly Topic[]>;
  /** A picture of the goods by its id, for a device at which somebody is signed in who may see them; else null. */
  readonly picture: (deskId: string, id: string) => Promise<GuestPicture | null>;
  /** Hears that a device came or went. */
  readonly onPresence: (deskId: string) => void;
}

/** What came of pairing. */
export interface PairReply {
  readonly reply: Reply;
  readonly token: string | null;
}

/** A picture as kept locally. */
export interface GuestPicture {
  readonly body: Uint8Array;
  readonly type: string;
}
