import { connect } from 'node:net';
import { Agent } from 'node:https';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { contract } from '#contract/index.ts';
import { ADDRESS, openLanRoom, valueOf, type LanRoom } from './lan-room.ts';

let room: LanRoom;

beforeEach(async () => {
  room = await openLanRoom();
  await room.turnOn();
});

afterEach(() => room.till.close());

describe('a line', () => {
  it.each<[string, string | Buffer]>([
    ['no JSON', '{'],
    ['no message', '{"id":1}'],
    ['bytes', Buffer.from('{}')],
  ])('that says %s is closed', async (_, text) => {
    const line = await room.connect(await room.paired());
    line.sendRaw(text);
    expect(await line.closed).toBe(1008);
  });

  it('that asks without end is closed, and may come again when its device has its share again', async () => {
    const cookie = await room.paired();
    const line = await room.connect(cookie);
    const asked = Array.from({ length: 20 }, () => 0);
    for (let round = 0; round < 30; round += 1)
      await Promise.race([Promise.all(asked.map(() => line.ask('sale.recent', {}))), line.closed]);
    expect(await line.closed).toBe(1008);
    room.till.clock.at += 1000;
    const again = await room.connect(cookie);
    expect(await again.ask('people.session', {})).toMatchObject({ ok: true });
  });

  it('gets an answer also when something of ours breaks, as often as it asks', async () => {
    const line = await room.connect(await room.paired());
    room.till.sqlite.exec('ALTER TABLE desk_device RENAME TO lost');
    for (let at = 0; at < 40; at += 1)
      expect(await line.ask('people.session', {})).toEqual({ ok: false, error: { code: 'internal' } });
    expect(room.till.bugs).toHaveLength(40);
    room.till.sqlite.exec('ALTER TABLE lost RENAME TO desk_device');
    expect(await line.ask('people.session', {})).toMatchObject({ ok: true });
    room.till.bugs.length = 0;
  });

  it('that says too much is closed unread', async () => {
    const line = await room.connect(await room.paired());
    line.sendRaw('x'.repeat(70_000));
    expect(await line.closed).toBe(1009);
  });

  it('that asks for too much at once is closed', async () => {
    const line = await room.connect(await room.paired());
    for (let at = 0; at < 40; at += 1) void line.ask('people.names', {});
    expect(await line.closed).toBe(1008);
  });

  it('is one of few: a device has four, and all together twenty-four', async () => {
    for (let device = 0; device < 6; device += 1) {
      const cookie = await room.paired(`Device ${device}`);
      for (let at = 0; at < 4; at += 1) await room.connect(cookie);
      await expect(room.connect(cookie)).rejects.toThrow('503');
    }
    await expect(room.connect(await room.paired('One more'))).rejects.toThrow('503');
  });

  it('that answers no ping is cut', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    await room.turnOn();
    const [mute, sound] = [
      await room.connect(await room.paired('Mute'), { isMute: true }),
      await room.connect(await room.paired('Sound')),
    ];
    vi.advanceTimersByTime(20_000);
    await sound.pinged;
    expect(await sound.ask('people.session', {})).toMatchObject({ ok: true });
    vi.advanceTimersByTime(20_000);
    expect(await mute.closed).toBe(1006);
    expect(await sound.ask('people.session', {})).toMatchObject({ ok: true });
  });

  it('is seen by the manager, and when it was there last', async () => {
    room.till.clock.at += 60_000;
    const line = await room.connect(await room.paired());
    const devices = async () =>
      contract.desk.devices.output.parse(valueOf(await room.till.ask('desk.devices', {}))).devices;
    await line.ask('people.session', {});
    expect(await devices()).toMatchObject([{ name: 'Tablet', isHere: true, lastSeenAt: room.till.clock.at }]);
    room.till.clock.at += 90 * 86_400_000;
    expect(await devices()).toMatchObject([{ isHere: true, isForgotten: false }]);
    await room.till.ask('desk.turnOff', {});
    const rest = 90 * 86_400_000 - 1;
    await room.till.db
      .updateTable('deskDevice')
      .set({ lastSeenAt: room.till.clock.at - rest })
      .execute();
    expect(await devices()).toMatchObject([{ isHere: false, isForgotten: false }]);
    room.till.clock.at += 1;
    expect(await devices()).toMatchObject([{ isHere: false, isForgotten: true }]);
  });
});

describe('an address', () => {
  it('takes no more than its share of the connections, which end when the host is turned off', async () => {
    const opened = Array.from({ length: 40 }, () => connect({ host: ADDRESS, port: room.port }));
    const ends = opened.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    opened.forEach((socket) => socket.on('error', () => socket.destroy()));
    await Promise.all(ends.slice(30));
    expect(opened.filter(({ destroyed }) => !destroyed)).toHaveLength(30);
    await room.till.ask('desk.turnOff', {});
    await Promise.all(ends);
    expect(opened.filter(({ destroyed }) => !destroyed)).toEqual([]);
  });
});

describe('an address that asks without end', () => {
  it('gets no answer for a while, then again', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const statuses = new Set<number>();
    for (let at = 0; at < 301; at += 1) statuses.add((await room.get('/paired', { agent })).status);
    expect(statuses).toEqual(new Set([401, 429]));
    room.till.clock.at += 1000;
    expect((await room.get('/paired')).status).toBe(401);
  });

  it('is not let in any more for a while, then again', async () => {
    for (let at = 0; at < 60; at += 1) await room.get('/');
    await expect(room.get('/')).rejects.toThrow(/socket|ECONNRESET/);
    room.till.clock.at += 1000;
    expect((await room.get('/')).status).toBe(200);
  });
});
