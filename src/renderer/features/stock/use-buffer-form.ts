import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import type { StockBuffer } from '#contract/stock.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { PIECE, type Unit } from '#domain/stock/quantity.ts';
import { useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';

/** What is held back, as the till keeps it. */
export interface KeptBuffers {
  readonly afterMinutes: number;
  readonly buffers: readonly StockBuffer[];
}

/** What a rule is for: some goods, a category, or everything. */
export type BufferTarget = Pick<StockBuffer, 'variantId' | 'categoryId'>;

interface BufferRow {
  readonly buffer: StockBuffer;
  readonly name: string;
  readonly unit: Unit;
}

/** The rules as they are being changed. */
export function useBufferForm(kept: KeptBuffers) {
  const api = useApi();
  const [afterMinutes, setMinutes] = useState<number | null>(kept.afterMinutes);
  const [buffers, setBuffers] = useState(kept.buffers);
  const rows = useNames(buffers);
  const saving = useMutation({
    mutationFn: (minutes: number) => api.stock.setBuffers({ afterMinutes: minutes, buffers: [...buffers] }),
  });
  const change = (next: readonly StockBuffer[]): void => {
    saving.reset();
    setBuffers(next);
  };
  const isChanged = afterMinutes !== kept.afterMinutes || buffers !== kept.buffers;
  return {
    rows,
    setMinutes,
    add: (target: BufferTarget) => {
      if (buffers.some((one) => isSame(one, target))) return;
      change([{ bufferId: v7(), quantity: PIECE, ...target }, ...buffers]);
    },
    set: (bufferId: string, quantity: number) =>
      change(
        buffers.map((one) => (one.bufferId === bufferId ? { ...one, quantity: Math.max(0, quantity) } : one)),
      ),
    remove: (bufferId: string) => change(buffers.filter((one) => one.bufferId !== bufferId)),
    isReady: isChanged && afterMinutes !== null && !saving.isPending,
    isSaved: saving.isSuccess,
    error: saving.error,
    save: () => {
      if (isChanged && afterMinutes !== null && !saving.isPending) saving.mutate(afterMinutes);
    },
  };
}

function isSame(one: BufferTarget, other: BufferTarget): boolean {
  return one.variantId === other.variantId && one.categoryId === other.categoryId;
}

/** So many goods are named at once. */
const NAMED = 500;

/** The rules with the names of what they are for. */
function useNames(buffers: readonly StockBuffer[]): BufferRow[] {
  const words = useWords();
  const queries = useQueries();
  const variantIds = buffers.flatMap(({ variantId }) => variantId ?? []).slice(0, NAMED);
  const { data: goods } = useQuery({
    ...queries.catalog.byIds({ variantIds }),
    enabled: variantIds.length > 0,
  });
  const { data: all } = useQuery(queries.catalog.categories({}));
  return buffers.map((buffer) => {
    const { variantId, categoryId } = buffer;
    if (variantId !== null) {
      const item = goods?.items.find((one) => one.variantId === variantId);
      return { buffer, name: item === undefined ? '…' : fullName(item), unit: item?.unit ?? 'piece' };
    }
    if (categoryId === null) return { buffer, name: words('stock.buffers.everything'), unit: 'piece' };
    const category = all?.categories.find(({ id }) => id === categoryId);
    return {
      buffer,
      name: words('stock.buffers.category', { name: category?.name ?? '…' }),
      unit: 'piece',
    };
  });
}
