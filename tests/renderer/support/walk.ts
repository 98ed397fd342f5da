import { screen, within } from '@testing-library/react';
import type { PickupStep } from '#domain/pickup/step.ts';
import { goodsKnown, orderLine, steps, webOrder } from './fake-pickup.ts';
import { KNOWN_AT } from './fake-shop.ts';
import { openPickups } from './pickup-desk.tsx';

export const potOf = (lineId: string, quantity: number) =>
  orderLine({ lineId, variantRemoteId: 'pot', name: 'Clay pot', quantity });
export const soilOf = (lineId: string) =>
  orderLine({ lineId, variantRemoteId: 'soil', name: 'Potting soil', quantity: 2000, unitPrice: 180 });

const known = [
  goodsKnown({
    variantRemoteId: 'pot',
    variantId: 1,
    categories: ['Garden', 'Pots'],
    stock: { here: 5000, held: 0, knownAt: KNOWN_AT },
  }),
  goodsKnown({ variantRemoteId: 'bonsai', variantId: 2, categories: ['Plants'] }),
  goodsKnown({ variantRemoteId: 'soil', variantId: 3, unit: 'kg', categories: ['Garden', 'Soil'] }),
];

export const begun: readonly PickupStep[] = [{ kind: 'accept' }, { kind: 'start' }];

type Given = Parameters<typeof openPickups>[0];

export function walk(path: `/${string}`, given: Given['pickups'] = {}, rights?: Given['rights']) {
  const pickups = { goods: known, ...given };
  return openPickups({ path, pickups, ...(rights === undefined ? {} : { rights }) });
}

export const onePot = () => ({
  orders: [webOrder({ orderId: '1', lines: [potOf('a', 2000), soilOf('b')] })],
  events: steps('1', ...begun),
});

export const stop = () => screen.getByRole('region', { name: 'Now' });
export const left = () => within(stop()).getByRole('status').textContent;
