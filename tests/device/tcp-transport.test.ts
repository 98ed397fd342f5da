import { expect, test } from 'vitest';
import { createTcpTransport } from '#main/device/transport/tcp.ts';
import { printerPeers } from './peers.ts';
import { always, longReceipt, patient, printerFor } from './printing.ts';

const start = printerPeers();

const ignore = () => undefined;

test('gives up on a printer that takes no more, and says that not all was taken', async () => {
  const peer = await start();
  peer.inject({ kind: 'hang', afterBytes: 1 });
  const transport = createTcpTransport(peer, { ...patient, stallMs: 100, closeMs: 50 });
  const result = await transport.use(ignore, (line) =>
    line.send(new Uint8Array(32 * 1024 * 1024).fill(0x0a)),
  );
  expect(result).toBe('stalled');
});

test('opens one connection at a time, in the order of asking', async () => {
  const peer = await start({ isExclusive: false });
  const transport = createTcpTransport(peer, patient);
  const order: string[] = [];
  const job = (name: string) =>
    transport.use(ignore, async (line) => {
      order.push(`${name} begins`);
      await line.send(Buffer.from(`${name}\n`));
      order.push(`${name} ends`);
    });
  await Promise.all([job('a'), job('b'), job('c')]);
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(peer.connections()).toEqual({ made: 3, atOnce: 1 });
});

test('a failure in one turn does not take the next one with it', async () => {
  const peer = await start();
  const transport = createTcpTransport(peer, patient);
  const broken = transport.use(ignore, () => Promise.reject(new Error('broken')));
  const next = transport.use(ignore, (line) => line.send(Buffer.from('ok\n')));
  await expect(broken).rejects.toThrow('broken');
  expect(await next).toBe('taken');
});

test('notices that the printer broke the connection', async () => {
  const peer = await start();
  peer.inject({ kind: 'reset', afterBytes: 3 });
  const lost = await createTcpTransport(peer, patient).use(ignore, async (line) => {
    await line.send(Buffer.from('abc\n'));
    await line.silenced;
    return line.isLost();
  });
  expect(lost).toBe(true);
});

test('two tills at one printer do not mix their receipts', async () => {
  const peer = await start();
  const jobs = ['Left', 'Right'].map((name) =>
    printerFor(peer).print({ documents: [longReceipt(120, name)], mayLeave: always }),
  );
  expect(await Promise.all(jobs)).toEqual([{ state: 'confirmed' }, { state: 'confirmed' }]);
  const names = peer
    .printout()
    .events.flatMap((event) => (event.kind === 'line' ? [event.line.text.split(' ')[0]] : []))
    .filter((word) => word === 'Left' || word === 'Right');
  expect(names).toHaveLength(240);
  expect(names.indexOf('Right') === 120 || names.indexOf('Left') === 120).toBe(true);
  expect(peer.printout().faults).toEqual([]);
});
