/**
 * Lets the till go first: a word of memory that the till's thread and the sync thread share. SQLite makes a
 * waiting writer sleep in steps of its own, so between two chunks of an import it may miss every gap.
 */
export type GateMemory = SharedArrayBuffer;

/** The till's side; `enter` before a write begins, `leave` when it is over. */
export interface TillGate {
  enter(): void;
  leave(): void;
}

/** The memory of a new gate, to be given to both sides. */
export function createGateMemory(): GateMemory {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/** The till's side of a gate. */
export function tillGate(memory: GateMemory): TillGate {
  const writers = new Int32Array(memory);
  return {
    enter: () => void Atomics.add(writers, 0, 1),
    leave: () => {
      Atomics.sub(writers, 0, 1);
      Atomics.notify(writers, 0);
    },
  };
}

/** Waits, blocking the calling worker thread, until the till does not want to write, but at most `maxMs`. */
export function waitForTill(memory: GateMemory, maxMs: number): void {
  const writers = new Int32Array(memory);
  const end = performance.now() + maxMs;
  for (;;) {
    const count = Atomics.load(writers, 0);
    const left = end - performance.now();
    if (count <= 0 || left <= 0) return;
    Atomics.wait(writers, 0, count, left);
  }
}
