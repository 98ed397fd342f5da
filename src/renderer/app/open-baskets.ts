import type { Client } from '#contract/index.ts';
import { activeBasket, type Counter } from './counter.ts';
import type { DraftKeeper } from './draft-keeper.ts';

/** What moves whole baskets between the counter and the till's database. Each rejects with what the till refused. */
export interface OpenBaskets {
  /** Puts the basket in front aside under a name. */
  readonly park: (name: string, note: string) => Promise<void>;
  /** Brings a parked basket back, in front. */
  readonly recall: (basketId: string) => Promise<void>;
  /** Lets an open basket go without selling it. */
  readonly discard: (basketId: string) => Promise<void>;
}

export function createOpenBaskets(api: Client, counter: Counter, draft: DraftKeeper): OpenBaskets {
  return {
    park: async (name, note) => {
      const basket = activeBasket(counter.store.getState());
      if (basket === null) return;
      await draft.drop(basket.id);
      // What the till refused stays open, and must be kept as it is.
      await api.basket.park({ basket, name, note }).catch((error: unknown) => {
        draft.keep(basket);
        throw error;
      });
      counter.close(basket.id);
    },
    recall: async (basketId) => {
      const { basket } = await api.basket.recall({ basketId });
      counter.openTab(basket);
    },
    discard: async (basketId) => {
      await draft.flush();
      await api.basket.discard({ basketId });
      counter.close(basketId);
    },
  };
}
