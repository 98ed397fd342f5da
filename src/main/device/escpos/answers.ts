/** What a byte that comes back belongs to. */
export type AnswerKind = 'real-time' | 'in-turn';

/** Sorts what a printer sends back; bytes nobody waits for are dropped. */
export interface Answers {
  readonly take: (bytes: Uint8Array) => void;
  /** The next byte of a kind from now on. Ask for it before sending what it answers. */
  readonly next: (kind: AnswerKind) => Promise<number>;
}

/**
 * Bits 0, 1, 4 and 7 of a byte tell its kind in Epson's protocol: a real-time status is 0xx1xx10, an answer in turn
 * (GS r) is 0xx0xxxx, and automatic status begins with 0xx1xx00, whose three further bytes look like answers in turn
 * and must not be taken for one.
 */
export function createAnswers(): Answers {
  const waiting: Record<AnswerKind, ((byte: number) => void)[]> = { 'real-time': [], 'in-turn': [] };
  let ofAutomatic = 0;
  const takeByte = (byte: number) => {
    if ((byte & 0x93) === 0x12) return answer('real-time', byte);
    if ((byte & 0x93) === 0x10) ofAutomatic = 3;
    else if ((byte & 0x90) !== 0) ofAutomatic = 0;
    else if (ofAutomatic > 0) ofAutomatic -= 1;
    else answer('in-turn', byte);
  };
  const answer = (kind: AnswerKind, byte: number) => {
    for (const resolve of waiting[kind].splice(0)) resolve(byte);
  };
  return {
    take: (bytes) => {
      for (const byte of bytes) takeByte(byte);
    },
    next: (kind) => new Promise((resolve) => waiting[kind].push(resolve)),
  };
}
