import { existsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#contract/index.ts';
import { fingerprintOf, isFit, makeIdentity } from '#main/transport/lan/certificate.ts';
import { freePort } from '#tests/support/free-port.ts';
import { ADDRESS, openLanRoom, signIn, valueOf, type LanRoom } from './lan-room.ts';

let room: LanRoom;

beforeEach(async () => {
  room = await openLanRoom();
});

afterEach(() => room.till.close());

async function status() {
  return contract.desk.status.output.parse(valueOf(await room.till.ask('desk.status', {})));
}

/** Whether anything at all takes a connection there. */
function isListening(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: ADDRESS, port: room.port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

async function kinds(): Promise<readonly string[]> {
  const rows = await room.till.db.selectFrom('journal').select('kind').orderBy('seq').execute();
  return rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('desk-'));
}

describe('off', () => {
  it('is how a till begins: nothing listens, and there is no certificate and no code', async () => {
    await room.till.desk.start();
    expect(await isListening()).toBe(false);
    expect(await status()).toMatchObject({ state: 'off', url: null, fingerprint: null, port: 8443 });
    expect(room.till.settings.read().deskIdentity).toBeNull();
    expect(await room.till.ask('desk.newCode', {})).toMatchObject({ error: { code: 'desk-off' } });
  });

  it('again, nothing listens, lines are cut and people are signed out', async () => {
    await room.turnOn();
    const cookie = await room.paired();
    const line = await room.connect(cookie);
    await signIn(line, 'Ben');
    await room.till.ask('desk.turnOff', {});
    await line.closed;
    expect(await isListening()).toBe(false);
    await room.turnOn();
    const again = await room.connect(cookie);
    expect(await again.ask('people.session', {})).toMatchObject({ value: { actor: null } });
    expect(await kinds()).toEqual(['desk-turned-on', 'desk-paired', 'desk-turned-off', 'desk-turned-on']);
  });
});

describe('on', () => {
  it('listens where it was told to, and shows the certificate that browsers will see', async () => {
    await room.turnOn();
    const { fingerprint, ...rest } = await status();
    expect(rest).toMatchObject({ state: 'on', url: `https://${ADDRESS}:${room.port}`, fault: null });
    expect(fingerprint).toBe(fingerprintOf(room.till.settings.read().deskIdentity?.certificate ?? ''));
    expect(fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect((await room.get('/')).status).toBe(200);
  });

  it('stays on after the program was closed, with the same certificate', async () => {
    await room.turnOn();
    const before = await status();
    await room.till.desk.stop();
    expect(await isListening()).toBe(false);
    await room.till.desk.start();
    expect(await status()).toEqual(before);
    expect((await room.get('/')).status).toBe(200);
  });

  it('keeps the key where there is no keyring in a file that only this user reads', async () => {
    await room.turnOn();
    const file = join(room.till.folder, 'desk-key.pem');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.stringify(room.till.settings.read())).not.toContain('PRIVATE KEY');
  });

  it('is refused at an address that this PC has not, at a taken port, and without its page', async () => {
    expect(await room.till.ask('desk.turnOn', { address: '192.0.2.77', port: room.port })).toMatchObject({
      error: { code: 'desk-address-gone' },
    });
    const other = createServer().listen(room.port, ADDRESS);
    await new Promise((resolve) => other.once('listening', resolve));
    expect(await room.turnOn()).toMatchObject({ error: { code: 'desk-port-taken' } });
    await new Promise((resolve) => other.close(resolve));
    expect(await status()).toMatchObject({ state: 'off' });
    expect(await kinds()).toEqual([]);
  });

  it('says what keeps it from listening, and tries again', async () => {
    await room.turnOn();
    await room.till.desk.stop();
    const { networks } = room.till.world;
    room.till.world.networks = [];
    await room.till.desk.start();
    expect(await status()).toMatchObject({ state: 'failed', fault: 'address-gone', url: null });
    room.till.world.networks = networks;
    await room.till.desk.start();
    expect(await status()).toMatchObject({ state: 'on', fault: null });
    room.till.bugs.length = 0;
  });

  it('notices that the address is gone, and comes back with it', async () => {
    await room.turnOn();
    const line = await room.connect(await room.paired());
    const { networks } = room.till.world;
    room.till.world.networks = [{ address: '192.0.2.9', network: 'wlan0' }];
    await room.till.desk.start();
    await line.closed;
    expect(await isListening()).toBe(false);
    expect(await status()).toMatchObject({
      state: 'failed',
      fault: 'address-gone',
      address: ADDRESS,
      url: null,
    });
    expect(await room.till.ask('desk.newCode', {})).toMatchObject({ error: { code: 'desk-off' } });
    room.till.world.networks = networks;
    await room.till.desk.start();
    expect(await status()).toMatchObject({ state: 'on' });
    room.till.bugs.length = 0;
  });

  it('moves to another port, where paired devices may still come', async () => {
    await room.turnOn();
    const cookie = await room.paired();
    const line = await room.connect(cookie);
    const port = await freePort();
    await room.till.ask('desk.turnOn', { address: ADDRESS, port });
    await line.closed;
    expect(await isListening()).toBe(false);
    expect(await status()).toMatchObject({ state: 'on', port });
    expect(
      (await room.get('/paired', { port, headers: { cookie, host: `${ADDRESS}:${port}` } })).status,
    ).toBe(204);
  });

  it('is never on without the journal telling of it, nor off', async () => {
    const broken = {
      keyId: 'x',
      sign: () => {
        throw new Error('the disk is full');
      },
    };
    room.till.world.signer = broken;
    expect(await room.turnOn()).toMatchObject({ error: { code: 'internal' } });
    expect([await isListening(), (await status()).state]).toEqual([false, 'off']);
    room.till.world.signer = null;
    await room.turnOn();
    room.till.world.signer = broken;
    expect(await room.till.ask('desk.turnOff', {})).toMatchObject({ error: { code: 'internal' } });
    expect([await isListening(), (await status()).state]).toEqual([true, 'on']);
    room.till.world.signer = null;
    room.till.bugs.length = 0;
  });

  it('tells open pages what was touched', async () => {
    await room.turnOn();
    const line = await room.connect(await room.paired());
    await signIn(line, 'Ben');
    room.till.desk.publish(['pickup']);
    await line.ask('people.session', {});
    expect(line.told).toContain('pickup');
    line.close();
    await line.closed;
  });
});

describe('a device that is shut out', () => {
  it('is cut off at once, and stays out', async () => {
    await room.turnOn();
    const cookie = await room.paired('Lost phone');
    const [line, other] = [await room.connect(cookie), await room.connect(await room.paired('Tablet'))];
    await signIn(line, 'Ben');
    await signIn(other, 'Ben');
    await room.till.ask('desk.revoke', { deskId: await room.deskId('Lost phone') });
    expect(await line.closed).toBe(4401);
    await expect(room.connect(cookie)).rejects.toThrow('401');
    expect((await room.get('/paired', { headers: { cookie } })).status).toBe(401);
    expect((await room.get('/picture/7', { headers: { cookie } })).status).toBe(401);
    expect(await other.ask('catalog.categories', {})).toMatchObject({ ok: true });
    expect(await room.deskId('Lost phone')).toBe('');
    expect(await kinds()).toContain('desk-revoked');
  });

  it('gets no answer either to what it asks in the same moment', async () => {
    await room.turnOn();
    const line = await room.connect(await room.paired('Lost phone'));
    await signIn(line, 'Ben');
    const deskId = await room.deskId('Lost phone');
    await room.till.db.updateTable('deskDevice').set({ revokedAt: 1 }).where('id', '=', deskId).execute();
    void line.ask('catalog.categories', {});
    expect(await line.closed).toBe(4401);
  });

  it('is gone at once also when it sleeps', async () => {
    await room.turnOn();
    const line = await room.connect(await room.paired('Lost phone'));
    const deskId = await room.deskId('Lost phone');
    line.sleep();
    expect(room.till.desk.ports.isHere(deskId)).toBe(true);
    await room.till.ask('desk.revoke', { deskId });
    expect(room.till.desk.ports.isHere(deskId)).toBe(false);
  });

  it('must be one that is paired', async () => {
    const deskId = '0192f0c1-7e3a-7c4d-8b2e-5f6a7b8c9d0e';
    expect(await room.till.ask('desk.revoke', { deskId })).toMatchObject({ error: { code: 'desk-unknown' } });
  });
});

describe('the certificate', () => {
  it('is for one address, for a time, and is made anew when it does not fit any more', async () => {
    const now = Date.UTC(2026, 2, 14);
    const { certificate } = await makeIdentity('192.0.2.10', now);
    const day = 86_400_000;
    expect(isFit(certificate, '192.0.2.10', now)).toBe(true);
    expect(isFit(certificate, '192.0.2.11', now)).toBe(false);
    expect(isFit(certificate, '192.0.2.10', now + 769 * day)).toBe(true);
    expect(isFit(certificate, '192.0.2.10', now + 771 * day)).toBe(false);
  });

  it('is not made before somebody turns the host on', () => {
    expect(existsSync(join(room.till.folder, 'desk-key.pem'))).toBe(false);
  });
});
