// A sync thread whose store is in memory: for tests of what is around the thread.
import { parentPort, workerData } from 'node:worker_threads';
import { serveSync } from '#main/channel/serve-sync.ts';
import { MemoryStore } from './memory-store.ts';

const GIF = new TextEncoder().encode('GIF89a and more');

if (parentPort === null) throw new Error('this program runs in a thread');

const store = new MemoryStore({ now: Date.now, pageSize: 100 });
store.putProduct('p1');
for (let index = 1; index <= 300; index += 1) {
  const url = `http://memory/${index}.gif`;
  store.putVariant(`v${index}`, { picture: { remoteId: `a${index}`, url } });
  store.moveStock(`v${index}`, 10_000);
  store.putPicture(url, GIF);
}

await serveSync(parentPort, workerData, ({ url }) => {
  const connector = store.connect();
  if (url !== 'memory:crash') return connector;
  return {
    ...connector,
    picture: () => {
      setImmediate(() => {
        throw new Error('the thread dies of a picture');
      });
      return new Promise(() => undefined);
    },
  };
});
