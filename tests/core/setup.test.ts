import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCATION, MemoryStore, type Fault } from '#tests/support/memory-store.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

let till: TestTill;
let fault: Fault;

beforeEach(async () => {
  till = await openTestTill();
  fault = 'none';
  till.world.connector = new MemoryStore({ fault: () => fault }).connect();
});

afterEach(() => till.close());

const address = { kind: 'vendure', url: 'http://shop.test', key: 'secret', channel: '' };
const join = { ...address, locationRemoteId: LOCATION.remoteId, registerCode: 'R7' };
const count = (table: string): unknown => till.sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

describe('joining a store', () => {
  it('writes the shop, its register and a journal entry, and starts sync', async () => {
    const reply = await till.ask('setup.connect', join);
    expect(reply).toMatchObject({
      ok: true,
      value: { shop: { kind: 'vendure', locationCode: 'S1', registerCode: 'R7' } },
    });
    expect(till.world).toMatchObject({ kept: 1, started: 1 });
    expect(count('journal')).toBe(1);
    expect(till.touched).toContain('setup');
  });

  it.each<[Fault, string]>([
    ['later', 'store-unreachable'],
    ['credential', 'store-refused-key'],
  ])('is refused when the store says %s, and keeps nothing', async (how, code) => {
    fault = how;
    expect(await till.ask('setup.connect', join)).toMatchObject({ error: { code } });
    expect([count('shop'), till.world.kept]).toEqual([0, 0]);
  });

  it('is refused for a location that the store does not have', async () => {
    const reply = await till.ask('setup.connect', { ...join, locationRemoteId: '99' });
    expect(reply).toMatchObject({ error: { code: 'location-unknown' } });
  });

  it('happens once', async () => {
    await till.ask('setup.connect', join);
    expect(await till.ask('setup.connect', join)).toMatchObject({ error: { code: 'already-set-up' } });
    const alone = await till.ask('setup.startAlone', { catalog: 'empty', currency: 'EUR' });
    expect(alone).toMatchObject({ error: { code: 'already-set-up' } });
  });
});

describe('the key, given again', () => {
  it('is kept and sync starts, also while the store can’t be asked', async () => {
    await till.ask('setup.connect', join);
    expect(await till.ask('setup.giveKey', { key: 'new' })).toEqual({ ok: true, value: {} });
    fault = 'later';
    expect(await till.ask('setup.giveKey', { key: 'new' })).toEqual({ ok: true, value: {} });
    expect(till.world).toMatchObject({ kept: 3, started: 3 });
  });

  it('is refused when the store refuses it, or when there is no store', async () => {
    expect(await till.ask('setup.giveKey', { key: 'x' })).toMatchObject({ error: { code: 'not-set-up' } });
    await till.ask('setup.connect', join);
    fault = 'credential';
    expect(await till.ask('setup.giveKey', { key: 'x' })).toMatchObject({
      error: { code: 'store-refused-key' },
    });
    expect(till.world.kept).toBe(1);
  });
});

describe('starting alone', () => {
  it('fills the sample catalog, ready to sell', async () => {
    await till.ask('setup.startAlone', { catalog: 'sample', currency: 'EUR' });
    const reply = await till.ask('catalog.categories', {});
    expect(reply).toMatchObject({ ok: true, value: { variants: 24 } });
    expect(await till.ask('sync.status', {})).toMatchObject({
      value: { state: 'none', catalogComplete: true },
    });
  });

  it('says what the till is', async () => {
    expect(await till.ask('setup.state', {})).toMatchObject({ value: { shop: null } });
    await till.ask('setup.startAlone', { catalog: 'empty', currency: 'JPY' });
    expect(await till.ask('setup.state', {})).toMatchObject({
      value: { shop: { kind: 'empty', currency: 'JPY' } },
    });
  });
});
