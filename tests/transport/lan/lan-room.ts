// A till with second screens in its network: a real HTTPS server, and clients that trust nothing but its certificate.
import { mkdirSync, writeFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import { once } from 'node:events';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { v7 } from 'uuid';
import { contract } from '#contract/index.ts';
import { deskSaySchema, type DeskSay } from '#contract/desk-wire.ts';
import type { Reply } from '#contract/errors.ts';
import { saveStaff } from '#main/data/staff.ts';
import { cheapPins } from '#tests/support/cheap-pins.ts';
import { freePort } from '#tests/support/free-port.ts';
import { addShop } from '#tests/support/goods.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

export const ADDRESS = '127.0.0.1';

/** What came back for a request. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A line of a paired device. */
export interface DeskLine {
  readonly ask: (procedure: string, input: unknown) => Promise<Reply>;
  /** Sends what no page of ours would. */
  readonly sendRaw: (text: string | Buffer) => void;
  /** What the till said without being asked. */
  readonly told: string[];
  /** The code that the line was closed with. */
  readonly closed: Promise<number>;
  /** Reads nothing any more, as one that sleeps. */
  readonly sleep: () => void;
  /** The till has asked whether it is still there. */
  readonly pinged: Promise<unknown>;
  readonly close: () => void;
}

/** The till, and everything that others in its network may try. */
export interface LanRoom {
  readonly till: TestTill;
  readonly port: number;
  readonly turnOn: () => Promise<Reply>;
  /** Asks for something; as the till's own page would unless it is said otherwise. */
  readonly get: (path: string, options?: RequestOptions & { readonly body?: string }) => Promise<Answer>;
  readonly newCode: () => Promise<string>;
  readonly pair: (code: string, name?: string) => Promise<Answer>;
  /** Pairs a device; gives the cookie that it proves itself with. */
  readonly paired: (name?: string) => Promise<string>;
  /** Opens a line. @throws Error with the status when it is refused. */
  readonly connect: (
    cookie: string,
    other?: { readonly path?: string; readonly origin?: string; readonly isMute?: boolean },
  ) => Promise<DeskLine>;
  readonly deskId: (name: string) => Promise<string>;
}

/** Mira's PIN, who owns the shop, and Ben's, who picks. */
export const PINS = { Mira: '2468', Ben: '1111' } as const;

/** Opens a till with a shop, an owner, somebody who picks, and a built page; nothing is turned on. */
export async function openLanRoom(): Promise<LanRoom> {
  const till = await openTestTill();
  addShop(till.sqlite);
  await addStaff(till);
  writePage(till.pageFolder);
  till.world.networks = [{ address: ADDRESS, network: 'lo' }];
  const port = await freePort();
  const origin = `https://${ADDRESS}:${port}`;
  const ca = (): string => till.settings.read().deskIdentity?.certificate ?? '';
  const get: LanRoom['get'] = (path, { body, ...options } = {}) =>
    send({ host: ADDRESS, port, path, ca: ca(), servername: '', agent: false, ...options }, body);
  const newCode = async (): Promise<string> =>
    contract.desk.newCode.output.parse(valueOf(await till.ask('desk.newCode', {}))).code;
  const pair: LanRoom['pair'] = (code, name = 'Tablet') =>
    get('/pair', {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ code, name }),
    });
  return {
    till,
    port,
    turnOn: () => till.ask('desk.turnOn', { address: ADDRESS, port }),
    get,
    newCode,
    pair,
    paired: async (name) => cookieIn(await pair(await newCode(), name)),
    connect: (cookie, { path = '/socket', isMute = false, ...headers } = {}) =>
      openLine(
        new WebSocket(`wss://${ADDRESS}:${port}${path}`, {
          ca: ca(),
          headers: { origin, cookie, ...headers },
          autoPong: !isMute,
        }),
      ),
    deskId: async (name) => {
      const { devices } = contract.desk.devices.output.parse(valueOf(await till.ask('desk.devices', {})));
      return devices.find((device) => device.name === name)?.deskId ?? '';
    },
  };
}

/** The value of a reply. @throws Error when it was refused. */
export function valueOf(reply: Reply): unknown {
  if (reply.ok) return reply.value;
  throw new Error(`refused: ${JSON.stringify(reply.error)}`);
}

/** The cookie that an answer sets, as a browser gives it back; empty for none. */
export function cookieIn({ headers }: Answer): string {
  const [cookie = ''] = headers['set-cookie'] ?? [];
  return cookie.split(';')[0] ?? '';
}

/** The id of somebody who works here. */
export async function staffId(line: DeskLine, name: keyof typeof PINS): Promise<string> {
  const reply = await line.ask('people.names', {});
  const { people } = contract.people.names.output.parse(valueOf(reply));
  return people.find((person) => person.name === name)?.staffId ?? '';
}

/** Signs somebody in over a line. */
export async function signIn(line: DeskLine, name: keyof typeof PINS): Promise<Reply> {
  return await line.ask('people.signIn', { staffId: await staffId(line, name), pin: PINS[name] });
}

async function addStaff(till: TestTill): Promise<void> {
  const roles = { Mira: 'owner', Ben: 'fulfilment' };
  for (const name of ['Mira', 'Ben'] as const) {
    const hash = await cheapPins.hash(PINS[name]);
    const staff = { id: v7(), name, roleId: roles[name], isActive: true };
    await till.db.transaction().execute((tx) => saveStaff(tx, staff, hash, till.clock.at));
  }
}

/** A page as the build leaves it, beside files that are none of its business. */
function writePage(folder: string): void {
  for (const name of ['.vite', 'assets']) mkdirSync(join(folder, name), { recursive: true });
  const manifest = {
    'desk.html': { file: 'assets/desk-1.js', css: ['assets/desk-1.css'], imports: ['_app.js'] },
    '_app.js': { file: 'assets/app-1.js', assets: ['assets/inter-1.woff2'], imports: ['desk.html'] },
    'index.html': { file: 'assets/till-1.js' },
  };
  const files = {
    '.vite/manifest.json': JSON.stringify(manifest),
    'desk.html': '<!doctype html><style nonce="__CSP_NONCE__"></style><title>Desk</title>',
    'index.html': 'the till',
    'assets/desk-1.js': 'desk()',
    'assets/desk-1.css': 'body{}',
    'assets/app-1.js': 'app()',
    'assets/inter-1.woff2': 'font',
    'assets/till-1.js': 'till()',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

async function send(options: RequestOptions, body?: string): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const asked = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const { statusCode = 0, headers } = response;
        resolve({ status: statusCode, headers, body: Buffer.concat(parts).toString('utf8') });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

async function openLine(socket: WebSocket): Promise<DeskLine> {
  const waiting = new Map<number, (reply: Reply) => void>();
  const told: string[] = [];
  const pinged = once(socket, 'ping');
  pinged.catch(() => undefined);
  const closed = once(socket, 'close').then(([code]) => Number(code));
  closed.catch(() => undefined);
  socket.on('message', (data) => {
    const said: DeskSay = deskSaySchema.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : ''));
    if ('topics' in said) told.push(...said.topics);
    else waiting.get(said.id)?.(said.reply);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  let last = 0;
  return {
    ask: (procedure, input) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        socket.send(JSON.stringify({ id: last, message: { procedure, input } }));
      }),
    sendRaw: (text) => socket.send(text),
    sleep: () => socket.pause(),
    told,
    closed,
    pinged,
    close: () => socket.close(),
  };
}
