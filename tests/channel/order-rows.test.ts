import { describe, expect, it } from 'vitest';
import { orderRow } from '#main/channel/vendure/order-rows.ts';

const EVENT = {
  eventId: '0192f5a8-0000-7000-8000-00000000e001',
  orderId: '7',
  seq: 1,
  at: 1_750_000_000_000,
  registerCode: 'R1',
  clerk: 'Anna',
  step: { kind: 'short', lineId: '3', quantity: 1000, reason: 'damaged' },
};

const LINE = { id: '3', variantId: '9', sku: 'T-1', name: 'Tea', unitPrice: 350, offerId: null };

const ROW = {
  id: '7',
  code: 'T3X9',
  state: 'open',
  pickupStore: 'S1',
  placedAt: 1,
  promisedAt: null,
  customer: { name: 'Ada Web', mail: 'ada@web.invalid', phone: '' },
  note: '',
  pickupCode: '',
  currency: 'EUR',
  total: 1199,
  paid: 0,
  authorised: 0,
  lines: [{ ...LINE, quantity: 2, ordered: 3, total: 700, taxRate: 5.5 }],
  charges: [{ name: 'Delivery', amount: 499, taxRate: 19 }],
  events: [EVENT],
};

describe('an order as the plugin tells it', () => {
  it('is counted in thousandths and parts per million, and known by its number where it has no code', () => {
    const { pickupStore, lines, charges, ...same } = ROW;
    const { id, events, ...told } = same;
    expect(orderRow.parse(ROW)).toEqual({
      kind: 'order',
      order: {
        ...told,
        orderId: id,
        locationCode: pickupStore,
        pickupCode: 'T3X9',
        lines: lines.map(({ id: lineId, variantId, taxRate, ...line }) => ({
          ...line,
          lineId,
          variantRemoteId: variantId,
          quantity: 2000,
          ordered: 3000,
          ratePpm: 55_000,
        })),
        charges: charges.map(({ taxRate, ...charge }) => ({ ...charge, ratePpm: 190_000 })),
      },
      events,
    });
  });

  it.each([
    ['a step of another kind', { events: [{ ...EVENT, step: { kind: 'juggle' } }] }],
    ['a step with more than it has', { events: [{ ...EVENT, step: { kind: 'ready', run: 'this()' } }] }],
    ['a step without its number', { events: [{ ...EVENT, seq: 0 }] }],
    ['a fraction of money', { total: 1.5 }],
    ['no lines', { lines: undefined }],
  ])('is said to be unread, by its number, when it has %s', (_, change) => {
    const read = orderRow.parse({ ...ROW, ...change });
    expect(read).toMatchObject({ kind: 'unread', remoteId: '7' });
    const isStep = 'events' in change;
    expect(read.kind === 'unread' && read.message).toContain('T3X9');
    expect(read.kind === 'unread' && read.message.includes('newer till')).toBe(isStep);
  });

  it.each(['order', null, 7, { code: 'T3X9' }, { id: '' }])('is none when it is %j', (told) => {
    expect(orderRow.safeParse(told).success).toBe(false);
  });
});
