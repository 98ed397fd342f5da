import type {
  Capabilities,
  CatalogChange,
  Page,
  ProductChange,
  RemoteStockLevel,
  VariantChange,
} from '#main/channel/connector.ts';
import { backUp } from './memory-list.ts';

/** One state of a level, so that a test can tell what a till has read: `version` is what the port gives as `allocated`. */
export interface LevelVersion {
  readonly version: number;
  /** Thousandths. */
  readonly onHand: number;
  /** The till's sales that are in it. */
  readonly sales: ReadonlySet<string>;
}

interface Dated<T> {
  readonly version: number;
  readonly item: T;
}

/** The goods of a store in memory, and how a connector reads them page by page. */
export class MemoryShelf {
  readonly #capabilities: Capabilities;
  readonly #pageSize: number;
  readonly #catalog = new Map<string, Dated<CatalogChange>>();
  readonly #levels = new Map<string, LevelVersion[]>();
  #version = 0;
  #life = 0;

  constructor(capabilities: Capabilities, pageSize: number) {
    this.#capabilities = capabilities;
    this.#pageSize = pageSize;
  }

  /** Copies everything; the function that it gives brings it back. */
  backUp(): () => void {
    const restores = [backUp(this.#catalog), backUp(this.#levels)];
    return () => {
      for (const restore of restores) restore();
    };
  }

  /** From now on the cursors of before mean nothing. */
  beginLife(): void {
    this.#life += 1;
  }

  /** Adds or changes. */
  put(item: ProductChange | VariantChange): void {
    this.#version += 1;
    this.#catalog.delete(`deleted ${item.kind} ${item.remoteId}`);
    this.#catalog.set(`${item.kind} ${item.remoteId}`, { version: this.#version, item });
  }

  /** Deletes; the catalog lists it only where the store's capabilities say so. */
  remove(entity: 'product' | 'variant', remoteId: string): void {
    this.#catalog.delete(`${entity} ${remoteId}`);
    if (this.#capabilities.deletions !== 'listed') return;
    this.#version += 1;
    const item = { kind: 'deleted', entity, remoteId } as const;
    this.#catalog.set(`deleted ${entity} ${remoteId}`, { version: this.#version, item });
  }

  /** Moves what is on hand by so many thousandths, on behalf of a till's sale or of somebody else. */
  move(variant: string, location: string, by: number, saleId: string | null): void {
    this.#version += 1;
    const key = `${variant} ${location}`;
    const history = this.#levels.get(key) ?? [];
    const last = history.at(-1);
    const sales = new Set([...(last?.sales ?? []), ...(saleId === null ? [] : [saleId])]);
    const next = { version: this.#version, onHand: (last?.onHand ?? 0) + by, sales };
    this.#levels.set(key, [...history, next]);
  }

  /** All states that a level has had, the newest last. */
  history(variant: string, location: string): readonly LevelVersion[] {
    return this.#levels.get(`${variant} ${location}`) ?? [];
  }

  ids(entity: 'product' | 'variant'): string[] {
    return [...this.#catalog.values()].flatMap(({ item }) => (item.kind === entity ? [item.remoteId] : []));
  }

  catalogPage(cursor: string | null): Page<CatalogChange> {
    const page = this.#since([...this.#catalog.values()], cursor);
    return { ...page, progress: { done: this.#catalog.size - page.left, total: this.#catalog.size } };
  }

  /** `now` in milliseconds. */
  stockPage(cursor: string | null, now: number): Page<RemoteStockLevel> {
    const rows = this.#lastLevels(now);
    if (this.#capabilities.stock === 'feed') return this.#since(rows, cursor);
    const skip = Number(cursor ?? 0);
    const end = skip + this.#pageSize;
    const complete = end >= rows.length;
    const items = rows.slice(skip, end).map((row) => row.item);
    return { items, cursor: complete ? '0' : String(end), complete };
  }

  #since<T>(all: readonly Dated<T>[], cursor: string | null): Page<T> & { readonly left: number } {
    const [number = '', life = ''] = cursor?.split('/') ?? [];
    const isAnew = cursor !== null && Number(life) !== this.#life;
    const after = isAnew ? 0 : Number(number);
    const rows = all.filter((row) => row.version > after).toSorted((a, b) => a.version - b.version);
    const page = rows.slice(0, this.#pageSize);
    return {
      items: page.map((row) => row.item),
      cursor: `${page.at(-1)?.version ?? after}/${this.#life}`,
      complete: page.length === rows.length,
      isAnew,
      left: rows.length - page.length,
    };
  }

  #lastLevels(knownAt: number): Dated<RemoteStockLevel>[] {
    return [...this.#levels].flatMap(([key, history]) => {
      const level = history.at(-1);
      const [variantRemoteId = '', locationRemoteId = ''] = key.split(' ');
      if (level === undefined) return [];
      const { version, onHand } = level;
      return [{ version, item: { variantRemoteId, locationRemoteId, onHand, allocated: version, knownAt } }];
    });
  }
}
