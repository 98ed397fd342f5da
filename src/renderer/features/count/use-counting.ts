import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import type { CatalogItem } from '#contract/catalog.ts';
import type { CountLine } from '#contract/count.ts';
import { fullName } from '#domain/sale/item-name.ts';
import type { Thousandths, Unit } from '#domain/stock/quantity.ts';
import { play } from '#renderer/app/sound.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';

/** The goods that are being counted, with what is known of them in this count. */
export interface Current {
  readonly variantId: number;
  readonly name: string;
  readonly sku: string;
  readonly unit: Unit;
  /** Null before anything of them was noted. */
  readonly line: CountLine | null;
}

/** Something that was found; `set`: so many in all. */
export interface Entry {
  readonly entryId: string;
  readonly goods: Omit<Current, 'line'>;
  readonly mode: 'add' | 'set';
  readonly quantity: Thousandths;
}

/** How an entry is taken back: another entry. */
interface Undo {
  readonly goods: Omit<Current, 'line'>;
  readonly mode: 'add' | 'set';
  readonly quantity: Thousandths;
}

const UNDOS = 100;

/** Notes what is found, each once and in the order it was found, however quick the scanner is. */
export function useCounting(countId: string) {
  const api = useApi();
  const [current, setCurrent] = useState<Current | null>(null);
  const [undos, setUndos] = useState<readonly Undo[]>([]);
  const entering = useMutation({
    scope: { id: `count.${countId}` },
    mutationFn: ({ entryId, goods, mode, quantity }: Entry) =>
      api.count.enter({ countId, entryId, variantId: goods.variantId, mode, quantity }),
    onSuccess: ({ line }, { goods }) => setCurrent({ ...goods, line }),
    onError: () => play('refused'),
  });
  const enter = (entry: Omit<Entry, 'entryId'>, undo: Undo | null): void => {
    const { goods } = entry;
    setCurrent((before) => (before?.variantId === goods.variantId ? before : { ...goods, line: null }));
    if (undo !== null) setUndos((before) => [undo, ...before].slice(0, UNDOS));
    entering.mutate({ ...entry, entryId: v7() });
  };
  const { error, variables } = entering;
  return {
    current,
    /** Puts goods of a list in front, to be counted again. */
    turnTo: (line: CountLine) => {
      const { variantId, name, sku, unit } = line;
      setCurrent({ variantId, name, sku, unit, line });
    },
    add: (goods: Omit<Current, 'line'>, quantity: Thousandths) =>
      enter({ goods, mode: 'add', quantity }, { goods, mode: 'add', quantity: -quantity }),
    set: (goods: Current, quantity: Thousandths) => {
      const { line, ...rest } = goods;
      enter(
        { goods: rest, mode: 'set', quantity },
        { goods: rest, mode: 'set', quantity: line?.counted ?? 0 },
      );
    },
    canUndo: undos.length > 0,
    undo: () => {
      const [last, ...older] = undos;
      if (last === undefined) return;
      setUndos(older);
      enter(last, null);
    },
    /** What could not be noted, and why; null when all is. */
    failed: error === null || variables === undefined ? null : { error, entry: variables },
    retry: () => {
      if (variables !== undefined) entering.mutate(variables);
    },
  };
}

export type Counting = ReturnType<typeof useCounting>;

export function goodsOf(item: CatalogItem): Omit<Current, 'line'> {
  const { variantId, sku, unit } = item;
  return { variantId, sku, unit, name: fullName(item) };
}
