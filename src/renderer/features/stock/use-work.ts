import { useCallback, useEffect, useState } from 'react';
import { v7 } from 'uuid';
import { emptyWork, keepWork, keptWork, type KeptWork } from './kept-work.ts';
import { reduceGoods, without, type GoodsEvent, type GoodsList, type GoodsRow } from './goods-list.ts';

/** A stock document that is being put together. It outlives leaving the screen and the program. */
export interface Work {
  /** Names the document, so that booking it twice books it once. */
  readonly documentId: string;
  readonly list: GoodsList;
  readonly dispatch: (event: GoodsEvent) => void;
  readonly field: (name: string) => string;
  readonly setField: (name: string, value: string) => void;
  /** So much of it was booked; what came meanwhile begins another document. */
  readonly restart: (booked: readonly GoodsRow[]) => void;
}

interface State {
  readonly kept: KeptWork;
  readonly before: GoodsList['before'];
}

/** The open document of a kind, for instance of one delivery; `first` is what its fields say at the start. */
export function useWork(kind: string, first: Partial<KeptWork> = {}): Work {
  const [{ kept, before }, setState] = useState<State>(() => ({
    kept: keptWork(kind) ?? { ...emptyWork(v7()), ...first },
    before: [],
  }));
  useEffect(() => keepWork(kind, kept), [kind, kept]);
  // Each step builds on the one before, however quick the scans are.
  const dispatch = useCallback(
    (event: GoodsEvent) =>
      setState((old) => {
        const next = reduceGoods({ rows: old.kept.rows, before: old.before }, event);
        return { kept: { ...old.kept, rows: [...next.rows] }, before: next.before };
      }),
    [],
  );
  return {
    documentId: kept.documentId,
    list: { rows: kept.rows, before },
    dispatch,
    field: (name) => kept.fields[name] ?? '',
    setField: (name, value) =>
      setState((old) => ({
        ...old,
        kept: { ...old.kept, fields: { ...old.kept.fields, [name]: value } },
      })),
    restart: (booked) =>
      setState((old) => ({ kept: { ...emptyWork(v7()), rows: without(old.kept.rows, booked) }, before: [] })),
  };
}
