import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPairingCodes } from '#main/transport/lan/pairing-codes.ts';
import { cookieIn, openLanRoom, type LanRoom } from './lan-room.ts';

const SECOND = 1000;

let room: LanRoom;

beforeEach(async () => {
  room = await openLanRoom();
  await room.turnOn();
});

afterEach(() => room.till.close());

const WRONG = { ok: false, error: { code: 'pair-code-wrong', details: {} } };

async function tokens(): Promise<readonly string[]> {
  const rows = await room.till.db.selectFrom('deskDevice').select('tokenHash').execute();
  return rows.map(({ tokenHash }) => tokenHash);
}

describe('a code', () => {
  it('pairs a device by name, which then proves itself with a cookie that no script reads', async () => {
    const answer = await room.pair(await room.newCode(), 'Tablet at the shelf');
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-desk=[\w-]{43}; Max-Age=31536000; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    expect(answer.body).not.toContain(cookieIn(answer).split('=')[1]);
    expect((await room.get('/paired', { headers: { cookie: cookieIn(answer) } })).status).toBe(204);
    expect(await room.deskId('Tablet at the shelf')).not.toBe('');
  });

  it('leaves only a hash of the token behind', async () => {
    const token = (await room.paired()).split('=')[1] ?? '';
    const [hash = ''] = await tokens();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hash).not.toContain(token);
    const entries = await room.till.db.selectFrom('journal').select('payload').execute();
    expect(entries.some(({ payload }) => payload.includes(token) || payload.includes(hash))).toBe(false);
  });

  it('works once', async () => {
    const code = await room.newCode();
    await room.pair(code);
    expect(JSON.parse((await room.pair(code)).body)).toEqual(WRONG);
    expect(await tokens()).toHaveLength(1);
  });

  it('works for two minutes', async () => {
    const code = await room.newCode();
    room.till.clock.at += 120 * SECOND;
    expect(JSON.parse((await room.pair(code)).body)).toEqual(WRONG);
    const next = await room.newCode();
    room.till.clock.at += 120 * SECOND - 1;
    expect(JSON.parse((await room.pair(next)).body)).toMatchObject({ ok: true });
  });

  it('is worth nothing once there is another, or once the host was turned off', async () => {
    const first = await room.newCode();
    const second = await room.newCode();
    expect(JSON.parse((await room.pair(first)).body)).toEqual(WRONG);
    await room.till.ask('desk.turnOff', {});
    await room.turnOn();
    expect(JSON.parse((await room.pair(second)).body)).toEqual(WRONG);
  });

  it('is read as people type it', async () => {
    const code = await room.newCode();
    const typed = ` ${code.slice(0, 4).toLowerCase()}-${code.slice(4)} `
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    expect(JSON.parse((await room.pair(typed)).body)).toMatchObject({ ok: true });
  });

  it('is nothing while none was asked for', async () => {
    expect(JSON.parse((await room.pair('')).body)).toEqual(WRONG);
  });
});

describe('guessing', () => {
  it('makes an address wait longer and longer, the right code too', async () => {
    const code = await room.newCode();
    for (const guess of ['AAAA', 'BBBB', 'CCCC'])
      expect(JSON.parse((await room.pair(guess)).body)).toEqual(WRONG);
    expect(JSON.parse((await room.pair(code)).body)).toEqual({
      ok: false,
      error: { code: 'pair-locked', details: { seconds: 5 } },
    });
    room.till.clock.at += 5 * SECOND;
    await room.pair('DDDD');
    expect(JSON.parse((await room.pair(code)).body)).toMatchObject({ error: { details: { seconds: 15 } } });
    room.till.clock.at += 15 * SECOND;
    expect(JSON.parse((await room.pair(code)).body)).toMatchObject({ ok: true });
  });

  it('is forgotten after an hour', async () => {
    for (const guess of ['AAAA', 'BBBB', 'CCCC']) await room.pair(guess);
    room.till.clock.at += 3_600_000;
    for (const guess of ['AAAA', 'BBBB', 'CCCC'])
      expect(JSON.parse((await room.pair(guess)).body)).toEqual(WRONG);
  });

  it('from many addresses costs the code after ten, which is told', () => {
    const heard: string[] = [];
    const codes = createPairingCodes(
      () => 7,
      () => heard.push('guessed'),
    );
    const { code } = codes.offer();
    for (let at = 0; at < 9; at += 1)
      expect(() => codes.take('WRONG', `192.0.2.${at}`)).toThrow('pair-code-wrong');
    expect([codes.guessedAt(), heard]).toEqual([null, []]);
    expect(() => codes.take('WRONG', '192.0.2.98')).toThrow('pair-code-wrong');
    expect([codes.guessedAt(), heard]).toEqual([7, ['guessed']]);
    expect(() => codes.take(code, '192.0.2.99')).toThrow('pair-code-wrong');
    codes.offer();
    expect(codes.guessedAt()).toBeNull();
  });

  it('from more addresses than anybody remembers forgets the oldest, and goes on counting', () => {
    const codes = createPairingCodes(
      () => 0,
      () => undefined,
    );
    codes.offer();
    for (let at = 0; at < 3; at += 1) expect(() => codes.take('WRONG', 'early')).toThrow('pair-code-wrong');
    expect(() => codes.take('WRONG', 'early')).toThrow('pair-locked');
    for (let at = 0; at < 1000; at += 1)
      expect(() => codes.take('WRONG', String(at))).toThrow('pair-code-wrong');
    expect(() => codes.take('WRONG', 'early')).toThrow('pair-code-wrong');
  });
});

describe('a wish to be paired', () => {
  const json = { 'content-type': 'application/json' };
  const origin = (): string => `https://127.0.0.1:${room.port}`;

  it.each([
    ['another page', 403, () => ({ headers: { ...json, origin: 'https://example.com' }, body: '{}' })],
    ['no page at all', 403, () => ({ headers: json, body: '{}' })],
    ['a form', 415, () => ({ headers: { origin: origin(), 'content-type': 'text/plain' }, body: '{}' })],
    [
      'one that talks too much',
      413,
      () => ({ headers: { ...json, origin: origin() }, body: 'x'.repeat(3000) }),
    ],
  ])('from %s is refused unread', async (_, status, wish) => {
    expect((await room.get('/pair', { method: 'POST', ...wish() })).status).toBe(status);
  });

  it.each(['{', '[]', '{"code":1,"name":"x"}', '{"code":"AAAA","name":"x","from":"1.2.3.4"}'])(
    'of %s is refused',
    async (body) => {
      const answer = await room.get('/pair', {
        method: 'POST',
        headers: { ...json, origin: origin() },
        body,
      });
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    },
  );
});
