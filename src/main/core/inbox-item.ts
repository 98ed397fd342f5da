import type { InboxItem } from '#contract/inbox.ts';
import { answersTo } from '#domain/inbox/answers.ts';
import type { RefusalDetail, StoreDocument } from '#main/channel/document.ts';
import type { Reader } from '#main/data/database.ts';
import { decisionsOn, type DecisionRow, type RefusedRow } from '#main/data/inbox.ts';
import { keptObject } from '#main/data/kept-json.ts';
import { variantsInStore } from '#main/data/sellable.ts';
import { effectiveDocument } from './effective-document.ts';
import { refusedStep } from './inbox-pickup.ts';
import { soldTotal } from './told-total.ts';

/** Goods in a document, all lines of one variant together: what came back is negative. */
export interface Goods {
  readonly variantRemoteId: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly total: number;
}

type Names = ReadonlyMap<string, { readonly sku: string; readonly name: string }>;

const CODES: readonly InboxItem['code'][] = [
  'insufficient-stock',
  'total-differs',
  'unknown-item',
  'unknown-customer',
  'unknown-document',
  'state',
  'undetermined',
];

/** The codes of a no that is about single goods. */
const ABOUT_GOODS: readonly string[] = ['insufficient-stock', 'total-differs', 'unknown-item'];

/** What a person sees of a refused document, in the till's own names. */
export async function inboxItem(db: Reader, row: RefusedRow): Promise<InboxItem> {
  const written = keptObject<StoreDocument>(row.document);
  const document = await effectiveDocument(db, written);
  const detail = detailOf(row.errorDetail);
  const goods = goodsOf(document, await namesFor(db, document));
  const items = concerned(row.errorCode, goods, detail);
  const code = CODES.find((known) => known === row.errorCode) ?? 'other';
  return {
    id: row.id,
    kind: kindOf(document),
    name: nameOf(document),
    createdAt: row.createdAt,
    refusedAt: row.refusedAt,
    code,
    message: row.errorMessage,
    total: comparedTotal(document, code),
    storeTotal: detail?.storeTotal ?? null,
    items,
    pickup: await refusedStep(db, document, row),
    stockEffect: 0 - row.unseen,
    holdsUp: row.holdsUp,
    answers: [
      ...answersTo({
        kind: document.kind,
        code,
        hasStoreTotal: typeof detail?.storeTotal === 'number',
        hasCustomer: document.kind === 'customer' || ('customer' in document && document.customer !== null),
        goods: goods.length,
        concerned: items.length,
      }),
    ],
    decisions: (await decisionsOn(db, [row.id])).map(told),
  };
}

/** What was paid; of a return whose sold part the store reckons otherwise that part, as the store's total is that one's. */
function comparedTotal(document: StoreDocument, code: InboxItem['code']): number | null {
  if (!('total' in document)) return null;
  return code === 'total-differs' ? soldTotal(document) : document.total;
}

/** What the store said about a document beside its words; null where it said nothing. */
export function detailOf(text: string | null): RefusalDetail | null {
  return text === null ? null : keptObject<RefusalDetail>(text);
}

/** A decision as the screen is told of it. */
export function told(row: DecisionRow): InboxItem['decisions'][number] {
  const { decisionId, decision, at, clerk, undoneAt, undoneBy } = row;
  return { decisionId, decision, at, clerk, undoneAt, undoneBy };
}

/** What a document is to a person. */
export function kindOf(document: StoreDocument): InboxItem['kind'] {
  return document.kind === 'return' ? document.of : document.kind;
}

/** What people call a document: a receipt number, a person's name, an order's number, or what was noted on moved stock. */
export function nameOf(document: StoreDocument): string {
  switch (document.kind) {
    case 'sale':
    case 'return':
      return document.receiptNumber;
    case 'stock':
      return document.note;
    case 'customer':
    case 'pickup':
      return document.name;
  }
}

/** The names of moved stock, which its document does not have. */
async function namesFor(db: Reader, document: StoreDocument): Promise<Names> {
  if (document.kind !== 'stock') return new Map();
  return await variantsInStore(
    db,
    document.moves.map((move) => move.variantRemoteId),
  );
}

/** The goods of a document, variant by variant; `names` are those of moved stock, which its document does not have. */
export function goodsOf(document: StoreDocument, names: Names): Goods[] {
  const together = new Map<string, Goods>();
  for (const line of linesOf(document, names)) {
    const before = together.get(line.variantRemoteId);
    const { quantity = 0, total = 0 } = before ?? {};
    together.set(line.variantRemoteId, {
      ...(before ?? line),
      quantity: quantity + line.quantity,
      total: total + line.total,
    });
  }
  return [...together.values()];
}

function linesOf(document: StoreDocument, names: Names): Goods[] {
  switch (document.kind) {
    case 'customer':
    case 'pickup':
      return [];
    case 'stock':
      return document.moves.map(({ variantRemoteId, quantity }) => {
        const { sku, name } = names.get(variantRemoteId) ?? { sku: '', name: variantRemoteId };
        return { variantRemoteId, sku, name, quantity, total: 0 };
      });
    case 'sale':
      return [...document.lines];
    case 'return': {
      const returned = document.returned.flatMap(({ variantRemoteId, sku, name, quantity, total }) =>
        variantRemoteId === null
          ? []
          : [{ variantRemoteId, sku, name, quantity: 0 - quantity, total: 0 - total }],
      );
      return [...document.lines, ...returned];
    }
  }
}

/** The goods that the no is about: those that the store named, or all of them where it named none. */
function concerned(code: string, goods: readonly Goods[], detail: RefusalDetail | null): InboxItem['items'] {
  const named = new Map((detail?.items ?? []).map((item) => [item.variantRemoteId, item]));
  const isNamed = named.size > 0;
  if (!isNamed && !ABOUT_GOODS.includes(code)) return [];
  return goods
    .filter(({ variantRemoteId }) => !isNamed || named.has(variantRemoteId))
    .map(({ variantRemoteId, sku, name, quantity, total }) => {
      const said = named.get(variantRemoteId);
      const { storeTotal = null, available = null, isUnknown = false } = said ?? {};
      return { variantRemoteId, sku, name, quantity, total, storeTotal, available, isUnknown };
    });
}
