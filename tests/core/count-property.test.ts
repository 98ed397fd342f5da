import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { importLevels } from '#main/data/stock-import.ts';
import { basketOf } from '#tests/support/basket.ts';
import { freeReturn, sold, valueOf } from '#tests/support/desk.ts';
import { addGoods, addShop } from '#tests/support/goods.ts';
import {
  adjust,
  book,
  countLines,
  found,
  openCount,
  piecesHere,
  receive,
} from '#tests/support/stock-room.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';

/** What happens on one shelf while the shop is counted; `half`: it is counted in two goes. */
interface ShelfEvent {
  readonly what: 'sell' | 'return' | 'receive' | 'break' | 'count' | 'half';
  readonly goods: number;
  readonly pieces: number;
}

/** `post`: the store gets everything. `read`: the till reads its levels. */
type Event = ShelfEvent | { readonly what: 'post' | 'read' };

const shelfEvents: fc.Arbitrary<ShelfEvent> = fc.record({
  what: fc.constantFrom('sell', 'return', 'receive', 'break', 'count', 'half'),
  goods: fc.integer({ min: 0, max: 2 }),
  pieces: fc.integer({ min: 1, max: 3 }),
});

const storeEvents: fc.Arbitrary<Event> = fc.record({ what: fc.constantFrom('post', 'read') });

const events: fc.Arbitrary<Event[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: shelfEvents }, { weight: 1, arbitrary: storeEvents }),
  { minLength: 4, maxLength: 18 },
);

interface Shelf {
  readonly variantId: number;
  readonly sku: string;
  /** What really is there, what the store says, and what is known to be counted right; pieces. */
  pieces: number;
  atStore: number;
  isCounted: boolean;
}

/** A shop whose books are wrong by some pieces, and what a world around it does. */
class World {
  readonly till: TestTill;
  readonly shelves: Shelf[];
  readonly countId: string;
  #instant = 10;
  #posted = 0;

  constructor(till: TestTill, shelves: Shelf[], countId: string) {
    this.till = till;
    this.shelves = shelves;
    this.countId = countId;
  }

  shelf(index: number): Shelf {
    const shelf = this.shelves[index];
    if (shelf === undefined) throw new Error(`no shelf ${index}`);
    return shelf;
  }

  async happens(event: Event): Promise<void> {
    if (!('goods' in event)) return event.what === 'post' ? this.post() : this.read();
    const shelf = this.shelf(event.goods);
    const leaves = event.what === 'sell' || event.what === 'break';
    const pieces = leaves ? Math.min(event.pieces, shelf.pieces) : event.pieces;
    if (pieces > 0) await this.#happensOn(shelf, event.what, pieces);
  }

  async #happensOn(shelf: Shelf, what: ShelfEvent['what'], pieces: number): Promise<void> {
    const { variantId, sku } = shelf;
    switch (what) {
      case 'sell':
        await sold(this.till, basketOf([{ variantId, price: 500, pieces }]));
        shelf.pieces -= pieces;
        return;
      case 'return': {
        const line = freeReturn({ variantId, sku, quantity: pieces * 1000, unitPrice: 500 });
        await sold(this.till, { ...basketOf([]), lines: [line] });
        shelf.pieces += pieces;
        return;
      }
      case 'receive':
        await valueOf(receive(this.till, { [variantId]: pieces }));
        shelf.pieces += pieces;
        return;
      case 'break':
        await valueOf(adjust(this.till, { [variantId]: -pieces }, { reason: 'damaged' }));
        shelf.pieces -= pieces;
        return;
      case 'count':
        await found(this.till, this.countId, { variantId, pieces: shelf.pieces, mode: 'set' });
        shelf.isCounted = true;
        return;
      case 'half':
        await this.#countInHalves(shelf);
    }
  }

  async #countInHalves(shelf: Shelf): Promise<void> {
    const { variantId, pieces } = shelf;
    const first = Math.floor(pieces / 2);
    await found(this.till, this.countId, { variantId, pieces: first, mode: 'set' });
    await found(this.till, this.countId, { variantId, pieces: pieces - first });
    shelf.isCounted = true;
  }

  /** The store books what the till moved since it was told last. */
  post(): void {
    const moved = this.till.sqlite
      .prepare<[number], { seq: number; variantId: number; quantity: number }>(
        'SELECT seq, variant_id AS variantId, quantity FROM stock_movement WHERE seq > ? ORDER BY seq',
      )
      .all(this.#posted);
    for (const { seq, variantId, quantity } of moved) {
      this.#posted = seq;
      for (const shelf of this.shelves) if (shelf.variantId === variantId) shelf.atStore += quantity / 1000;
    }
    this.#instant += 1;
    this.till.sqlite
      .prepare('UPDATE unseen_movement SET posted_at = ? WHERE posted_at IS NULL')
      .run(this.#instant);
  }

  async read(): Promise<void> {
    this.#instant += 1;
    const levels = this.shelves.map(({ sku, atStore }) => ({
      variantRemoteId: `v-${sku}`,
      locationRemoteId: '7',
      onHand: atStore * 1000,
      allocated: 0,
      knownAt: this.#instant,
    }));
    await this.till.db.transaction().execute((tx) => importLevels(tx, levels, this.#instant));
  }
}

/** By how many pieces each level is wrong; null where none is known. */
type Errors = readonly (number | null)[];

async function worldOf(till: TestTill, kind: 'vendure' | 'sample', errors: Errors): Promise<World> {
  addShop(till.sqlite, kind);
  const shelves = errors.map((error, index) => {
    const [sku, pieces] = [`S${index}`, 5];
    const level = error === null ? {} : { onHand: (pieces + error) * 1000 };
    const variantId = addGoods(till.sqlite, { sku, name: sku, price: 500, ...level });
    return { variantId, sku, pieces, atStore: error === null ? 0 : pieces + error, isCounted: false };
  });
  return new World(till, shelves, await openCount(till));
}

const error = fc.option(fc.integer({ min: -5, max: 5 }), { freq: 3, nil: null });
const errors = fc.tuple(error, error, error);

/** What was counted is in the books as it is on the shelf; the rest is as wrong as it was. */
async function expectTrue(world: World, kind: 'vendure' | 'sample', wrong: Errors): Promise<void> {
  for (const [index, { variantId, pieces, atStore, isCounted }] of world.shelves.entries()) {
    const wrongBy = wrong[index] ?? null;
    // Without a store goods that nobody counted keep an unknown level, or one that began when some arrived.
    if (!isCounted && wrongBy === null && kind === 'sample') continue;
    const error = isCounted ? 0 : (wrongBy ?? -5);
    expect(await piecesHere(world.till, variantId)).toBe(pieces + error);
    if (kind === 'vendure') expect(atStore).toBe(pieces + error);
  }
}

describe('a count while the shop sells, returns, receives and breaks', () => {
  test.prop([errors, events, events, fc.constantFrom('vendure', 'sample')], { numRuns: 25 })(
    'makes the books what is on the shelf, whenever it is booked and whenever the store hears of it',
    async (wrong, before, after, kind) => {
      const till = await openTestTill();
      try {
        const world = await worldOf(till, kind, wrong);
        const isOfStore = ({ what }: Event): boolean => what === 'post' || what === 'read';
        const own = (all: readonly Event[]): Event[] =>
          all.filter((event) => kind === 'vendure' || !isOfStore(event));
        for (const event of own(before)) await world.happens(event);
        expect((await countLines(till, world.countId)).every(({ hasMoved }) => !hasMoved)).toBe(true);
        await book(till, world.countId);
        const later = after.filter(({ what }) => what !== 'count' && what !== 'half');
        for (const event of own(later)) await world.happens(event);
        if (kind === 'vendure') {
          world.post();
          await world.read();
        }
        await expectTrue(world, kind, wrong);
        expect(till.bugs).toEqual([]);
      } finally {
        await till.close();
      }
    },
    120_000,
  );
});
