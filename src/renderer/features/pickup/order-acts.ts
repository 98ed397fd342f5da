import type { Pickup } from '#domain/pickup/pickup.ts';
import { isSettling, type PickupStep } from '#domain/pickup/step.ts';
import { mayTake } from '#domain/pickup/steps.ts';
import type { Right } from '#domain/party/role.ts';

/** Something that a button of an order does. `walk` leads to the picking. */
export type Act =
  | 'accept'
  | 'reject'
  | 'walk'
  | 'pack'
  | 'ready'
  | 'unpack'
  | 'hand-over'
  | 'remind'
  | 'release'
  | 'cancel'
  | 'restock'
  | 'reinstate'
  | 'give-back';

/** The right that an act takes. */
export function rightFor(act: Act): Right {
  return isSettling(act) ? 'pickup.settle' : 'pickup.work';
}

/** What can be done with an order where it stands, what comes next first. */
export function actsAt(pickup: Pickup): readonly Act[] {
  switch (pickup.stage) {
    case 'new':
      return ['accept', 'reject'];
    case 'accepted':
      return ['walk', 'cancel'];
    case 'picking':
      return isPicked(pickup) ? ['pack', 'walk', 'cancel'] : ['walk', 'cancel'];
    case 'packed':
      return ['ready', 'hand-over', 'unpack', 'cancel'];
    case 'ready':
      return ['hand-over', 'remind', 'release', 'cancel'];
    case 'released':
      return pickup.isRestocked ? [] : ['restock', 'reinstate'];
    case 'handed-over':
      return hasSomeLeft(pickup) ? ['give-back'] : [];
    case 'rejected':
    case 'cancelled':
      return [];
  }
}

/** Packing as such, to ask whether it goes. */
export const PACK: PickupStep = { kind: 'pack', bags: 1, place: '1' };

/** Whether nothing lacks to pack it. */
export function isPicked(pickup: Pickup): boolean {
  return mayTake(pickup, PACK) === 'yes';
}

/** Whether something was given that did not come back. */
function hasSomeLeft({ given, givenBack }: Pickup): boolean {
  const back = givenBack.reduce((sum, { quantity }) => sum + quantity, 0);
  const lines = given.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const substitutes = given.substitutes.reduce((sum, { quantity }) => sum + quantity, 0);
  return lines + substitutes > back;
}
