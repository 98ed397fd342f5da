import type { Posted, SaleDocument, StoreDocument } from '#main/channel/document.ts';
import { soldTotal, toldTotal } from '#main/core/told-total.ts';
import { backUp } from './memory-list.ts';
import type { MemoryNo, MemoryOrders } from './memory-orders.ts';
import type { MemoryShelf } from './memory-shelf.ts';

/** What a store in memory has taken, and what it made of it. */
export class MemoryBooks {
  readonly documents = new Map<string, readonly StoreDocument[]>();
  readonly #posted = new Map<string, Posted>();
  readonly #customers = new Map<string, string>();
  readonly #shelf: MemoryShelf;
  readonly #shoppers: MemoryOrders;
  readonly #isNaive: boolean;

  constructor(shelf: MemoryShelf, shoppers: MemoryOrders, isNaive: boolean) {
    this.#shelf = shelf;
    this.#shoppers = shoppers;
    this.#isNaive = isNaive;
  }

  /** The sales among what was taken. */
  orders(): ReadonlyMap<string, readonly SaleDocument[]> {
    const sales = [...this.documents].map(
      ([id, taken]) => [id, taken.filter((one) => one.kind === 'sale')] as const,
    );
    return new Map(sales.filter(([, taken]) => taken.length > 0));
  }

  /** Copies everything; the function that it gives brings it back. */
  backUp(): () => void {
    const restores = [backUp(this.documents), backUp(this.#posted), backUp(this.#customers)];
    return () => {
      for (const restore of restores) restore();
    };
  }

  /** The document as the store has it, or null. */
  find(id: string): Posted | null {
    return this.#posted.get(id) ?? null;
  }

  /** What any store says no to: a return of what it never had, a step with an order that went another way. */
  refusal(document: StoreDocument): MemoryNo | null {
    if (document.kind === 'pickup') {
      return this.documents.has(document.id) ? null : this.#shoppers.refusal(document);
    }
    if (document.kind !== 'return') return null;
    const lacks = document.returned.some(
      ({ origin }) => origin !== null && !this.documents.has(origin.saleId),
    );
    return lacks ? { code: 'unknown-document', message: 'no such order' } : null;
  }

  /** Takes a document; once more, where nothing guards it, with all it does to the stock. A step is known by its id. */
  book(document: StoreDocument): { readonly value: Posted; readonly repeated: boolean } {
    const before = this.documents.get(document.id) ?? [];
    const repeated = before.length > 0;
    if (!repeated || (this.#isNaive && document.kind !== 'pickup')) {
      this.documents.set(document.id, [...before, document]);
      this.#move(document);
    }
    const value = {
      remoteId: this.#remoteId(document),
      code: `O-${document.id.slice(-4)}`,
      total: totalOf(document),
    };
    this.#posted.set(document.id, value);
    return { value, repeated };
  }

  #remoteId(document: StoreDocument): string {
    if (document.kind === 'pickup') return document.orderRemoteId;
    if (document.kind !== 'customer') return document.id;
    const remoteId =
      document.remoteId ?? this.#customers.get(document.mail) ?? `c${this.#customers.size + 1}`;
    this.#customers.set(document.mail, remoteId);
    return remoteId;
  }

  #move(document: StoreDocument): void {
    if (document.kind === 'pickup') this.#shoppers.take(document);
    if (document.kind === 'pickup' || document.kind === 'customer') return;
    for (const { variantRemoteId, by } of movesOf(document)) {
      this.#shelf.move(variantRemoteId, document.locationRemoteId, by, document.id);
    }
  }
}

function totalOf(document: StoreDocument): number | null {
  if (document.kind !== 'sale' && document.kind !== 'return') return null;
  const told = toldTotal(document);
  const { storeTotal } = document.allows;
  return told === null || storeTotal === null ? told : told - soldTotal(document) + storeTotal;
}

interface Move {
  readonly variantRemoteId: string;
  /** Thousandths. */
  readonly by: number;
}

function movesOf(document: Exclude<StoreDocument, { kind: 'customer' | 'pickup' }>): Move[] {
  if (document.kind === 'stock')
    return document.moves.map(({ variantRemoteId, quantity }) => ({ variantRemoteId, by: quantity }));
  const sold = document.lines.map(({ variantRemoteId, quantity }) => ({ variantRemoteId, by: 0 - quantity }));
  if (document.kind === 'sale') return sold;
  const back = document.returned.flatMap(({ variantRemoteId, condition, quantity }) =>
    variantRemoteId === null || condition === 'damaged' ? [] : [{ variantRemoteId, by: quantity }],
  );
  return [...sold, ...back];
}
