import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#contract/index.ts';
import { isForDesks } from '#main/transport/lan/procedures.ts';
import { PROCEDURES } from '#tests/contract/procedures.ts';
import { openLanRoom, PINS, signIn, valueOf, type LanRoom } from './lan-room.ts';

let room: LanRoom;

beforeEach(async () => {
  room = await openLanRoom();
  await room.turnOn();
});

afterEach(() => room.till.close());

const FOR_DESKS = PROCEDURES.map(({ name }) => name).filter(isForDesks);
const STRANGE = { ok: false, error: { code: 'unknown-procedure' } };
const NOT_ALLOWED = { ok: false, error: { code: 'not-allowed', details: {} } };

describe('files', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/assets/desk-1.js', 'text/javascript; charset=utf-8'],
    ['/assets/desk-1.css', 'text/css; charset=utf-8'],
    ['/assets/app-1.js', 'text/javascript; charset=utf-8'],
    ['/assets/inter-1.woff2', 'font/woff2'],
  ])('of the page are there: %s', async (path, type) => {
    const { status, headers } = await room.get(path);
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
      200,
      type,
      'nosniff',
    ]);
  });

  it.each([
    '/index.html',
    '/desk.html',
    '/assets/till-1.js',
    '/assets',
    '/assets/',
    '/.vite/manifest.json',
    '/../till.db',
    '/../../etc/passwd',
    '/assets/../../till.db',
    '/assets/..%2f..%2ftill.db',
    '/%2e%2e/till.db',
    '/assets/..\\..\\till.db',
    '//etc/passwd',
    '/assets/desk-1.js?x',
    '/assets/desk-1.js%00',
    'https://127.0.0.1/',
    '/invoke',
    '/picture/../till.db',
    '/picture/abc',
  ])('beside the page are not: %s', async (path) => {
    expect((await room.get(path)).status).toBe(404);
  });

  it('come with a policy as strict as the till’s own, and a nonce of their own', async () => {
    const pages = [await room.get('/'), await room.get('/')];
    const nonces = pages.map(({ body }) => /nonce="([^"]+)"/.exec(body)?.[1] ?? '');
    expect(new Set(nonces).size).toBe(2);
    expect(pages[0]?.headers['content-security-policy']).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonces[0]}'; img-src 'self'; ` +
        `font-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; ` +
        `frame-ancestors 'none'`,
    );
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('are only to be read: %s', async (method) => {
    expect((await room.get('/', { method })).status).toBe(405);
  });

  it('are not given out under another name of this PC', async () => {
    expect((await room.get('/', { headers: { host: 'till.example.com' } })).status).toBe(421);
    expect((await room.get('/', { headers: { host: `127.0.0.1:${room.port + 1}` } })).status).toBe(421);
  });
});

describe('without pairing', () => {
  it('there is no line, and no word of who is paired', async () => {
    await expect(room.connect('')).rejects.toThrow('401');
    await expect(room.connect('__Host-desk=')).rejects.toThrow('401');
    await expect(room.connect(`__Host-desk=${'A'.repeat(43)}`)).rejects.toThrow('401');
    expect((await room.get('/paired')).status).toBe(401);
    expect((await room.get('/picture/7')).status).toBe(401);
  });

  it('there is no line for another page, another name or another path either, with the right cookie', async () => {
    const cookie = await room.paired();
    await expect(room.connect(cookie, { origin: 'https://example.com' })).rejects.toThrow('403');
    await expect(room.connect(cookie, { path: '/' })).rejects.toThrow('404');
    const upgrade = { connection: 'Upgrade', upgrade: 'websocket', cookie, host: 'till.example.com' };
    expect((await room.get('/socket', { headers: upgrade })).status).toBe(421);
  });
});

describe('a paired device without a PIN', () => {
  it('learns who works here and which shop this is, and may do nothing else', async () => {
    const line = await room.connect(await room.paired());
    const open: string[] = [];
    for (const name of FOR_DESKS) {
      const reply = await line.ask(name, 'no message');
      if (JSON.stringify(reply) !== JSON.stringify(NOT_ALLOWED)) open.push(name);
    }
    expect(open).toEqual(['people.session', 'people.names', 'people.signIn', 'people.lock', 'setup.state']);
    expect((await room.get('/picture/7', { headers: { cookie: await room.paired('Other') } })).status).toBe(
      404,
    );
  });

  it('learns nothing of the shop that it does not need', async () => {
    const line = await room.connect(await room.paired());
    await room.till.db
      .updateTable('shop')
      .set({ address: 'Harbour Street 1', taxNumber: 'DE123', storeUrl: 'https://store.example.com' })
      .execute();
    const told = JSON.stringify(await line.ask('setup.state', {}));
    expect(told).toContain('"address":"","taxNumber":""');
    expect(told).toContain('"storeUrl":""');
    expect(JSON.stringify(await room.till.ask('setup.state', {}))).toContain('Harbour Street 1');
  });

  it('hears nothing of what happens at the till', async () => {
    const line = await room.connect(await room.paired());
    const other = await room.connect(await room.paired('Tablet of Ben'));
    await signIn(other, 'Ben');
    room.till.desk.publish(['sale', 'journal', 'stock', 'pickup']);
    await other.ask('people.session', {});
    await line.ask('people.session', {});
    expect(line.told).toEqual([]);
    expect(other.told.filter((topic) => topic !== 'people')).toEqual(['stock', 'pickup']);
  });

  it('is nobody, also on a till that has no staff yet', async () => {
    const line = await room.connect(await room.paired());
    await room.till.db.deleteFrom('staff').execute();
    expect(await line.ask('people.session', {})).toMatchObject({ ok: true, value: { actor: null } });
    expect(await line.ask('catalog.categories', {})).toEqual(NOT_ALLOWED);
  });
});

describe('with a PIN', () => {
  it('a device has a session of its own, and its person their own rights', async () => {
    const [tablet, phone] = [
      await room.connect(await room.paired('Tablet')),
      await room.connect(await room.paired('Phone')),
    ];
    expect(await signIn(tablet, 'Ben')).toMatchObject({ ok: true, value: { actor: { name: 'Ben' } } });
    expect(await tablet.ask('catalog.categories', {})).toMatchObject({ ok: true });
    for (const other of [phone.ask('people.session', {}), room.till.askAsPage('people.session', {})])
      expect(await other).toMatchObject({ ok: true, value: { actor: null } });
    expect(await phone.ask('catalog.categories', {})).toEqual(NOT_ALLOWED);
    await tablet.ask('people.lock', {});
    expect(await tablet.ask('catalog.categories', {})).toEqual(NOT_ALLOWED);
  });

  it('nothing else of the till is reachable, for its owner neither', async () => {
    const line = await room.connect(await room.paired());
    await signIn(line, 'Mira');
    const others = PROCEDURES.map(({ name }) => name).filter((name) => !isForDesks(name));
    expect(others.length).toBeGreaterThan(80);
    for (const name of [
      ...others,
      'desk.pair',
      'pickup.saveRules',
      'constructor',
      '__proto__.x',
      'pickup',
      'pickup.',
      '',
    ])
      expect(await line.ask(name, {})).toMatchObject(STRANGE);
    expect(room.till.bugs).toEqual([]);
  });

  it('names what it may reach, one by one', () => {
    expect(FOR_DESKS).toEqual([
      'catalog.search',
      'catalog.byCode',
      'catalog.byIds',
      'catalog.categories',
      'people.session',
      'people.names',
      'people.signIn',
      'people.lock',
      'pickup.board',
      'pickup.counts',
      'pickup.order',
      'pickup.find',
      'pickup.byCode',
      'pickup.walk',
      'pickup.proposals',
      'pickup.step',
      'pickup.settle',
      'pickup.seen',
      'pickup.printSlips',
      'pickup.pairs',
      'setup.state',
      'sync.status',
    ]);
    expect(isForDesks('pickup.somethingNew')).toBe(false);
  });

  it('pictures of the goods come too', async () => {
    const cookie = await room.paired();
    await signIn(await room.connect(cookie), 'Ben');
    const picture = await room.get('/picture/7', { headers: { cookie } });
    expect([picture.status, picture.body, picture.headers['content-type']]).toEqual([
      200,
      'picture',
      'image/png',
    ]);
    expect((await room.get('/picture/8', { headers: { cookie } })).status).toBe(404);
  });

  it('a device that nobody touches for as long as the till waits is locked, and the journal says so', async () => {
    const line = await room.connect(await room.paired());
    const all = contract.shop.rules.output.parse(valueOf(await room.till.ask('shop.rules', {})));
    await room.till.ask('shop.changeRules', { ...all, rules: { ...all.rules, lockAfterMinutes: 5 } });
    await signIn(line, 'Ben');
    room.till.clock.at += 5 * 60_000 - 1;
    expect(await line.ask('catalog.categories', {})).toMatchObject({ ok: true });
    room.till.clock.at += 5 * 60_000;
    expect(await line.ask('catalog.categories', {})).toEqual(NOT_ALLOWED);
    const last = await room.till.db
      .selectFrom('journal')
      .select(['kind', 'actor'])
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    expect(last).toEqual([{ kind: 'signed-out', actor: 'Ben' }]);
  });

  it('what the page asks by itself keeps nobody signed in, a touch does', async () => {
    const line = await room.connect(await room.paired());
    const all = contract.shop.rules.output.parse(valueOf(await room.till.ask('shop.rules', {})));
    await room.till.ask('shop.changeRules', { ...all, rules: { ...all.rules, lockAfterMinutes: 5 } });
    await signIn(line, 'Ben');
    room.till.clock.at += 4 * 60_000;
    line.sendRaw('{"touched":true}');
    expect(await line.ask('catalog.categories', {})).toMatchObject({ ok: true });
    room.till.clock.at += 4 * 60_000;
    expect(await line.ask('catalog.categories', {})).toMatchObject({ ok: true });
    room.till.clock.at += 60_000;
    expect(await line.ask('catalog.categories', {})).toEqual(NOT_ALLOWED);
    line.sendRaw('{"touched":true}');
    expect(await line.ask('people.session', {})).toMatchObject({ value: { actor: null } });
  });

  it('of somebody who leaves, a device is told to look again, and then nothing more', async () => {
    const line = await room.connect(await room.paired());
    await signIn(line, 'Ben');
    room.till.desk.publish(['stock']);
    await line.ask('people.session', {});
    await room.till.db.updateTable('staff').set({ isActive: 0 }).where('name', '=', 'Ben').execute();
    line.told.length = 0;
    room.till.desk.publish(['stock']);
    await line.ask('people.session', {});
    room.till.desk.publish(['stock']);
    await line.ask('people.session', {});
    expect(line.told).toEqual(['people']);
  });

  it('a PIN is never told apart from nobody’s', async () => {
    const line = await room.connect(await room.paired());
    const stranger = '0192f0c1-7e3a-7c4d-8b2e-5f6a7b8c9d0e';
    expect(await line.ask('people.signIn', { staffId: stranger, pin: PINS.Ben })).toMatchObject({
      error: { code: 'pin-wrong' },
    });
  });
});
