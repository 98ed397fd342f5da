import { expect, test } from 'vitest';
import type { StoreDocument } from '#main/channel/document.ts';
import type { Fault } from '#tests/support/fault-proxy.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import type { ConnectorSubject } from './connector-subject.ts';
import { valueOf } from './drain.ts';
import { postUntilDone } from './post-until-done.ts';

/** A document ready to be posted, and what must be true of the store once it was, however often. */
export interface Once {
  readonly document: StoreDocument;
  readonly expectOnce: () => Promise<void>;
}

const KINDS: readonly (readonly [Fault, string])[] = [
  ['lostRequest', 'unknown'],
  ['lostAnswer', 'unknown'],
  ['truncated', 'unknown'],
  ['errorAfter', 'unknown'],
  ['html', 'unknown'],
  ['error500', 'unknown'],
  ['error503', 'later'],
  ['error429', 'later'],
  ['noAuth', 'refused'],
];

const LONG_MS = 180_000;

/**
 * What holds for any document: it is in the store once, whatever happens on the way. `make` gives a new one each time.
 * `late`: when a request may arrive that the connector has given up.
 */
export function describeOnce(
  subject: () => ConnectorSubject,
  make: () => Promise<Once>,
  late: readonly ('before' | 'after')[] = ['before', 'after'],
): void {
  test('does nothing the second time, and finds it again', async () => {
    const { connector } = subject();
    const { document, expectOnce } = await make();
    expect(valueOf(await connector.find(document, postMemory()))).toBeNull();
    const first = await connector.post(document, postMemory());
    expect(first).toMatchObject({ kind: 'done', repeated: false });
    expect(await connector.post(document, postMemory())).toEqual({ ...first, repeated: true });
    const found = valueOf(await connector.find(document, postMemory()));
    expect({ ...first, value: found }).toEqual(first);
    await expectOnce();
  });

  test(
    'is there once though the answer to any one request is lost',
    async () => {
      const { connector, proxy, stride } = subject();
      const clean = await make();
      proxy.plan(() => null);
      await connector.post(clean.document, postMemory());
      const requests = proxy.count();
      expect(requests).toBeGreaterThan(0);
      for (let lost = 0; lost < requests; lost += stride) {
        const { document, expectOnce } = await make();
        proxy.plan((nth) => (nth === lost ? 'lostAnswer' : null));
        expect(await postUntilDone(connector, document)).toMatchObject({ kind: 'done' });
        proxy.plan(null);
        await expectOnce();
      }
    },
    LONG_MS,
  );

  test.each(KINDS)('takes %s of its first change for "%s", and is there once', async (fault, kind) => {
    const { connector, proxy, isChange } = subject();
    await connector.check();
    const { document, expectOnce } = await make();
    let isFaulty = true;
    proxy.plan((_, body) => {
      if (!isFaulty || !isChange(body)) return null;
      isFaulty = false;
      return fault;
    });
    const memory = postMemory();
    expect((await connector.post(document, memory)).kind).toBe(kind);
    expect(await postUntilDone(connector, document, memory)).toMatchObject({ kind: 'done' });
    proxy.plan(null);
    await expectOnce();
  });

  test('is there once though each request is delivered twice', async () => {
    const { connector, proxy, isUnguarded } = subject();
    const { document, expectOnce } = await make();
    proxy.plan((_, body) => (isUnguarded(body) ? null : 'twice'));
    const outcome = await postUntilDone(connector, document);
    proxy.plan(null);
    expect(outcome).toMatchObject({ kind: 'done' });
    await expectOnce();
  });

  test.each(late)('is there once though a request arrives late, %s the next try', async (when) => {
    const { connector, proxy, isUnguarded, stride } = subject();
    const clean = await make();
    proxy.plan(() => null);
    await connector.post(clean.document, postMemory());
    const requests = proxy.count();
    for (let late = 0; late < requests; late += stride) {
      const { document, expectOnce } = await make();
      proxy.plan((nth, body) => (nth === late && !isUnguarded(body) ? 'late' : null));
      const memory = postMemory();
      await connector.post(document, memory);
      if (when === 'before') await proxy.release();
      expect(await postUntilDone(connector, document, memory)).toMatchObject({ kind: 'done' });
      await proxy.release();
      proxy.plan(null);
      await expectOnce();
    }
  });
}
