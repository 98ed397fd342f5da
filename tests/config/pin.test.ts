import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { keysInThread, makeKey } from '#main/config/pin-key.ts';
import { createPins } from '#main/config/pin.ts';
import { cheapPins as cheap } from '#tests/support/cheap-pins.ts';

const program = new URL('../../src/main/config/pin-worker.ts', import.meta.url);
const digits = fc.stringMatching(/^\d{4,12}$/);

describe('PINs', () => {
  property.prop([digits])('fit their own hash, which does not hold them', async (pin) => {
    const hash = await cheap.hash(pin);
    expect(await cheap.check(pin, hash)).toBe(true);
    expect(hash.split('$').slice(4).join('')).not.toContain(pin);
  });

  property.prop([digits, digits])('fit no other hash', async (pin, other) => {
    fc.pre(pin !== other);
    expect(await cheap.check(other, await cheap.hash(pin))).toBe(false);
  });

  test('have another hash each time', async () => {
    expect(await cheap.hash('2468')).not.toBe(await cheap.hash('2468'));
  });

  test('fit nobody who is not there', async () => {
    expect(await cheap.check('2468', null)).toBe(false);
    expect(await cheap.check('', null)).toBe(false);
  });

  test('cost what OWASP names for scrypt, and a hash of another cost still fits', async () => {
    const hash = await createPins(keysInThread(program)).hash('2468');
    expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(await cheap.check('2468', hash)).toBe(true);
    expect(await cheap.check('2469', hash)).toBe(false);
  });

  test.each(['', '2468', 'scrypt$2$1$1$AAAA$', 'argon2id$2$1$1$AAAA$AAAA'])('%j is no hash', async (text) => {
    await expect(cheap.check('2468', text)).rejects.toThrow('no hash');
  });
});

describe('the thread', () => {
  const wish = { pin: '2468', salt: Buffer.from('salt'), cost: 2, blockSize: 1, parallelization: 1 };

  test('makes the key that is made here too', async () => {
    expect(await keysInThread(program)(wish)).toEqual(new Uint8Array(makeKey(wish)));
  });

  test('is one at a time, and one that fails holds nobody up', async () => {
    const keys = keysInThread(program);
    const done: string[] = [];
    const bad = keys({ ...wish, cost: 3 }).catch(() => done.push('bad'));
    const good = keys(wish).then(() => done.push('good'));
    await Promise.all([bad, good]);
    expect(done).toEqual(['bad', 'good']);
  });
});
