import { request } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startLoopback, type LoopbackHost } from '#main/transport/loopback.ts';

let host: LoopbackHost;
let heard: unknown[];

beforeEach(async () => {
  heard = [];
  host = await startLoopback({
    port: 0,
    token: 'right',
    answer: (message) => {
      heard.push(message);
      return Promise.resolve({ ok: true, value: 'heard' });
    },
  });
});

afterEach(() => host.close());

async function post(body: string, token = 'right', path = '/invoke'): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  return await fetch(`http://127.0.0.1:${host.port}${path}`, { method: 'POST', headers, body });
}

it('hands a message to dispatch and its reply back', async () => {
  const response = await post(JSON.stringify({ procedure: 'sale.draft', input: {} }));
  expect(await response.json()).toEqual({ ok: true, value: 'heard' });
  expect(heard).toEqual([{ procedure: 'sale.draft', input: {} }]);
});

it.each([
  ['another token', () => post('{}', 'wrong'), 401],
  ['no token of that length', () => post('{}', 'r'), 401],
  ['another path', () => post('{}', 'right', '/'), 404],
  ['too much', () => post('x'.repeat(2_000_000)), 413],
])('refuses %s before anybody hears of it', async (_, ask, status) => {
  expect((await ask()).status).toBe(status);
  expect(heard).toEqual([]);
});

it('gives what is no JSON to dispatch as nothing, which refuses it', async () => {
  await post('{"procedure":');
  expect(heard).toEqual([undefined]);
});

it('listens on loopback only', async () => {
  const refused = await new Promise((resolve) => {
    request({ host: '127.0.0.2', port: host.port, method: 'POST' })
      .on('error', () => resolve(true))
      .on('response', () => resolve(false))
      .end();
  });
  expect(refused).toBe(true);
});
