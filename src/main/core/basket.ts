import { basketSchema, type basket } from '#contract/basket.ts';
import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import type { Basket } from '#domain/sale/basket.ts';
import type { Reader } from '#main/data/database.ts';
import {
  dropBasket,
  findKeptBasket,
  keepBasket,
  openBaskets,
  parkBasket,
  parkedBaskets,
  reopenBasket,
  type KeptBasket,
  type Keeping,
} from '#main/data/open-basket.ts';
import { findSale } from '#main/data/sale.ts';
import type { CommandContext, FeatureHandlers } from './context.ts';
import { refuseCardNumbers, refuseCardsInBasket } from './no-card-number.ts';

/** Baskets that are not paid yet: the tabs of the counter, and what is put aside. */
export const basketHandlers: FeatureHandlers<typeof basket> = {
  open: (_, { db }) => open(db),
  keep: async (input, context) => {
    await keep(input.basket, context);
    return {};
  },
  discard: async ({ basketId }, context) => {
    await discard(basketId, context);
    return {};
  },
  park: async (input, context) => {
    await park(input, context);
    return {};
  },
  parked: async (_, { db }) => ({ baskets: await parkedBaskets(db) }),
  recall: ({ basketId }, context) => recall(basketId, context),
};

async function open(db: Reader): Promise<OutputOf<typeof basket.open>> {
  const kept = await openBaskets(db);
  const baskets = kept.flatMap((row) => readBasket(row.basket) ?? []);
  const active = kept.find((row) => row.isActive === 1)?.id ?? null;
  return {
    baskets,
    activeId: baskets.find(({ id }) => id === active)?.id ?? null,
    unreadable: kept.length - baskets.length,
  };
}

/** What a program of another version kept in another shape is no basket any more. */
function readBasket(text: string): Basket | null {
  return basketSchema.safeParse(JSON.parse(text)).data ?? null;
}

/** A late word of a basket that was paid or put aside in the meantime changes nothing. */
async function keep(given: Basket, context: CommandContext): Promise<void> {
  const { tx } = context;
  const kept = await findKeptBasket(tx, given.id);
  if (kept?.state === 'parked' || (await findSale(tx, given.id)) !== null) return;
  if (given.lines.length === 0 && kept !== null) await recordLoss(kept, context);
  if (given.lines.length === 0 && given.customer === null) await dropBasket(tx, given.id);
  else await keepBasket(tx, given.id, JSON.stringify(given), keeping(context));
}

function keeping({ actor, clock }: CommandContext): Keeping {
  return { by: actor.name, at: clock.now() };
}

async function discard(basketId: string, context: CommandContext): Promise<void> {
  const kept = await findKeptBasket(context.tx, basketId);
  if (kept === null) return;
  await dropBasket(context.tx, basketId);
  await recordLoss(kept, context);
  context.touch('basket');
}

/** The journal keeps the goods that were not sold, not the customer: it can't be made to forget anybody. */
async function recordLoss({ id, basket: text }: KeptBasket, { record }: CommandContext): Promise<void> {
  const lines = readBasket(text)?.lines ?? [];
  if (lines.length === 0) return;
  const goods = lines.map(({ kind, sku, name, quantity, unitPrice }) => {
    return { kind, sku, name, quantity, unitPrice };
  });
  await record('basket-discarded', { basketId: id, lines: goods });
}

async function park(
  { basket: given, name, note }: InputOf<typeof basket.park>,
  context: CommandContext,
): Promise<void> {
  if (given.lines.length === 0) throw new Refusal('basket-empty');
  refuseCardNumbers(name, note);
  refuseCardsInBasket(given);
  if ((await findSale(context.tx, given.id)) !== null) return;
  const text = JSON.stringify(given);
  await parkBasket(context.tx, { id: given.id, basket: text, name, note, ...keeping(context) });
  context.touch('basket');
}

/** Recalling what is open already gives it again: the first answer may have been lost. */
async function recall(basketId: string, context: CommandContext): Promise<{ basket: Basket }> {
  const kept = await findKeptBasket(context.tx, basketId);
  const found = kept === null ? null : readBasket(kept.basket);
  if (found === null) throw new Refusal('basket-unknown');
  await reopenBasket(context.tx, basketId, keeping(context));
  context.touch('basket');
  return { basket: found };
}
