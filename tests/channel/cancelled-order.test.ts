import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { connectMedusa } from '#main/channel/medusa/connect.ts';
import type { SaleDocument } from '#main/channel/document.ts';
import { freePort } from '#tests/support/free-port.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import { valueOf } from './drain.ts';
import { makeDocuments } from './documents.ts';

const documents = makeDocuments({ locationRemoteId: 'sloc_1', locationCode: 'S1', currency: 'EUR' });

let server: Server | null = null;

afterEach(() => server?.close());

/** A Medusa that has one order of a sale, cancelled; newer versions let nobody cancel what is complete, older ones do. */
async function storeWith(sale: SaleDocument, capturedAt: string | null): Promise<string> {
  const payment = { id: 'pay_1', amount: sale.total / 100, captured_at: capturedAt, refunds: [] };
  const order = {
    id: 'order_1',
    display_id: 7,
    status: 'canceled',
    is_draft_order: false,
    created_at: '2026-03-14T10:00:00.000Z',
    currency_code: 'eur',
    total: sale.total / 100,
    metadata: { countertop_id: sale.id },
    items: [],
    payment_collections: [{ id: 'paycol_1', status: 'canceled', payments: [payment] }],
  };
  const port = await freePort();
  const made = createServer((asked, answer) => {
    const isOrders = asked.url?.startsWith('/admin/orders') === true;
    const told = isOrders ? { orders: [order] } : { draft_orders: [] };
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(told));
  });
  server = made;
  await new Promise<void>((resolve) => {
    made.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${port}`;
}

async function found(capturedAt: string | null): Promise<unknown> {
  const sale = documents.saleOf({
    variant: { id: 'variant_1', sku: 'MUG', name: 'Mug', price: 1450 },
    pieces: 1,
  });
  const url = await storeWith(sale, capturedAt);
  const connector = connectMedusa({ url, apiKey: 'sk_1', channelToken: '' });
  return valueOf(await connector.find(sale, postMemory()));
}

test('a sale whose order somebody cancelled has been there: its store is not an older one', async () => {
  expect(await found('2026-03-14T10:00:01.000Z')).toEqual({ remoteId: 'order_1', code: '7', total: 1450 });
});

test('an order that was cancelled before it was paid is no sale', async () => {
  expect(await found(null)).toBeNull();
});
