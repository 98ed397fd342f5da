import { expect } from 'vitest';
import type { Outcome } from '#main/channel/connector.ts';
import type { PickupDocument, Posted } from '#main/channel/document.ts';
import type { PickupEffect } from '#domain/pickup/effect.ts';
import type { Placed, PickupWitness } from '#tests/support/pickup-witness.ts';
import { postMemory } from '#tests/support/post-memory.ts';
import type { PickupPayment } from '#tests/support/shopper.ts';
import type { WitnessedVariant } from '#tests/support/witness.ts';
import type { ConnectorSubject } from './connector-subject.ts';
import { drain } from './drain.ts';
import { orderOf, stepOf } from './pickup-steps.ts';
import { twoOf } from './post-until-done.ts';

/** A store whose orders can be collected. */
export interface PickupSubject extends ConnectorSubject {
  readonly pickups: PickupWitness;
  /** Where orders of this store are collected, as it says. */
  readonly pickupLocationCode: string;
}

export const PAYMENTS = ['prepaid', 'standard-payment', 'pay-at-pickup'] as const;

const PLENTY = 5000;

/** What shoppers and tills do with orders of two goods that no other test touches. */
export interface PickupDesk {
  /** Takes the goods, of which there are plenty. */
  readonly open: () => Promise<void>;
  readonly goods: () => readonly [WitnessedVariant, WitnessedVariant];
  /** A shopper orders three pieces of the one and one of the other; to be paid at pickup when nothing is said. */
  readonly order: (payment?: PickupPayment) => Promise<Placed>;
  readonly post: (document: PickupDocument) => Promise<Outcome<Posted>>;
  /** Does one after the other, each for the first time. */
  readonly doAll: (placed: Placed, ...effects: readonly PickupEffect[]) => Promise<void>;
  readonly stock: () => Promise<readonly { readonly onHand: number; readonly allocated: number }[]>;
  /** What is to be paid at the counter, as the store tells it now. */
  readonly dueOf: (placed: Placed) => Promise<number>;
}

export function pickupDesk(subject: () => PickupSubject): PickupDesk {
  let taken: readonly WitnessedVariant[] = [];
  const post: PickupDesk['post'] = (document) => subject().connector.post(document, postMemory());
  return {
    post,
    goods: () => twoOf(taken),
    open: async () => {
      const { takeGoods, witness } = subject();
      taken = takeGoods(2);
      for (const { id } of taken) {
        // Everywhere: where one place runs out, Vendure promises more than was ordered.
        for (const place of Object.keys((await witness.stock(id)).onHandAt)) {
          await witness.setStock(id, place, PLENTY);
        }
      }
    },
    order: (payment) => {
      const [one, two] = twoOf(taken);
      const items = [
        { variantId: one.id, quantity: 3 },
        { variantId: two.id, quantity: 1 },
      ];
      return subject().pickups.place(items, payment);
    },
    doAll: async (placed, ...effects) => {
      for (const effect of effects) {
        const outcome = await post(stepOf(placed, effect));
        expect([effect.kind, outcome]).toMatchObject([effect.kind, { kind: 'done', repeated: false }]);
      }
    },
    stock: async () =>
      await Promise.all(
        taken.map(async ({ id }) => {
          const { onHand, allocated } = await subject().witness.stock(id);
          return { onHand, allocated };
        }),
      ),
    dueOf: async (placed) => {
      const { items } = await drain((cursor) => subject().connector.orders(cursor));
      const { total = 0, paid = 0, authorised = 0 } = orderOf(items, placed) ?? {};
      return Math.max(0, total - paid - authorised);
    },
  };
}
