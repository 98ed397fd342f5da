import type { Right } from '#domain/party/role.ts';
import type { Answers } from './bridge.ts';
import { goods } from './counter.ts';
import { createFakePickups, pickupAnswers, type FakePickups } from './fake-pickup.ts';
import { signedIn } from './fake-shop.ts';
import { renderTill } from './render-till.tsx';

interface Given {
  readonly path: `/${string}`;
  readonly pickups?: Partial<FakePickups>;
  readonly rights?: readonly Right[];
  readonly people?: NonNullable<Answers['people']>;
}

/** Opens a till with the three goods of the counter at its pickups; everything may be done unless rights are given. */
export function openPickups({ path, pickups: given, rights, people }: Given) {
  const pickups = createFakePickups(given);
  const rendered = renderTill({
    path,
    shop: { ...goods, ...(rights === undefined ? {} : { session: signedIn({ permissions: rights }) }) },
    answers: () => ({ pickup: pickupAnswers(pickups), ...(people === undefined ? {} : { people }) }),
  });
  /** The steps that were taken, in order. */
  const taken = (): unknown[] =>
    rendered.bridge.asked
      .filter(({ procedure }) => procedure === 'pickup.step' || procedure === 'pickup.settle')
      .map(({ input }) =>
        typeof input === 'object' && input !== null && 'step' in input ? input.step : null,
      );
  return { ...rendered, pickups, taken };
}
