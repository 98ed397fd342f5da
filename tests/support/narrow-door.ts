import { createServer } from 'node:http';
import { freePort } from './free-port.ts';
import type { RunningStore } from './store.ts';

/** A door to a shop that lets only Vendure's own interface through. */
export interface NarrowDoor {
  readonly url: string;
  readonly close: () => void;
}

export async function openNarrowDoor({ url, apiKey }: RunningStore): Promise<NarrowDoor> {
  const port = await freePort();
  const server = createServer((incoming, outgoing) => {
    const parts: Uint8Array[] = [];
    incoming.on('data', (part: Uint8Array) => parts.push(part));
    incoming.on('end', () => {
      if (incoming.url !== '/admin-api') return void outgoing.writeHead(404).end('not found');
      const headers = { 'content-type': 'application/json', 'vendure-api-key': apiKey };
      void fetch(`${url}/admin-api`, { method: 'POST', headers, body: Buffer.concat(parts) })
        .then(async (answer) => outgoing.writeHead(answer.status).end(await answer.text()))
        .catch(() => outgoing.destroy());
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
