import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppHandler, type AppSource } from '#main/shell/app-protocol.ts';

const PAGE =
  '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script src="a.js" nonce="__CSP_NONCE__"></script>';
const PICTURES: Readonly<Record<string, { body: Uint8Array; type: string }>> = {
  p1: { body: new Uint8Array([1, 2, 3]), type: 'image/webp' },
  'page-1': { body: new Uint8Array([60]), type: 'text/html' },
};

describe('what app://till/ answers', () => {
  let folder: string;
  let troubles: string[];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'countertop-page-'));
    await mkdir(path.join(folder, 'assets.js'));
    await writeFile(path.join(folder, 'index.html'), PAGE);
    await writeFile(path.join(folder, 'a.js'), 'let a = 1;');
    await writeFile(path.join(path.dirname(folder), 'outside.js'), 'secret');
  });

  afterAll(async () => {
    await rm(folder, { recursive: true });
    await rm(path.join(path.dirname(folder), 'outside.js'));
  });

  function ask(address: string, more: Partial<AppSource> = {}, init: RequestInit = {}): Promise<Response> {
    troubles = [];
    const handler = createAppHandler({
      folder,
      devServer: null,
      picture: (id) => Promise.resolve(PICTURES[id] ?? null),
      onTrouble: (detail) => void troubles.push(detail),
      ...more,
    });
    return handler(new Request(address, init));
  }

  it('the page, under a policy with a nonce of its own each time', async () => {
    const replies = [await ask('app://till/'), await ask('app://till/index.html')];
    const nonces = await Promise.all(
      replies.map(async (reply) => {
        const html = await reply.text();
        const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? '';
        expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
        expect(html).not.toContain('__CSP_NONCE__');
        expect(reply.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('a policy that lets in nothing from outside and nothing inline', async () => {
    const policy = (await ask('app://till/')).headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(policy).not.toMatch(/unsafe|\*|http|ws:|data:/);
  });

  it('its files, never sniffed', async () => {
    const reply = await ask('app://till/a.js');
    expect(await reply.text()).toBe('let a = 1;');
    expect(reply.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'app://till/b.js',
    'app://till/assets.js',
    'app://till/..%2foutside.js',
    'app://other/a.js',
    'app://till/picture/p2',
    'app://till/picture/page-1',
    'app://till/picture/..%2fp1',
    `app://till/picture/${'x'.repeat(101)}`,
  ])('nothing for %s', async (address) => {
    const reply = await ask(address);
    expect(reply.status).toBe(404);
    expect(await reply.text()).toBe('');
    expect(troubles).toEqual([]);
  });

  it('a picture, which may do nothing when it is opened by itself', async () => {
    const reply = await ask('app://till/picture/p1');
    expect(new Uint8Array(await reply.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
    expect(reply.headers.get('content-type')).toBe('image/webp');
    expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'; sandbox");
  });

  it('a fault with 500 and a line for the log', async () => {
    const reply = await ask('app://till/picture/p1', { picture: () => Promise.reject(new Error('disk')) });
    expect(reply.status).toBe(500);
    expect(troubles).toEqual(["/picture/p1 can't be served"]);
  });

  it('no method but GET', async () => {
    expect((await ask('app://till/', {}, { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('pages of the development server, with a policy that lets hot reload work', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const devServer = `http://127.0.0.1:${address.port}`;
    const reply = await ask('app://till/', { devServer });
    expect(reply.headers.get('content-security-policy')).toContain(
      `connect-src 'self' ws://127.0.0.1:${address.port}`,
    );
    expect(await reply.text()).not.toContain('__CSP_NONCE__');
    server.close();
  });
});
