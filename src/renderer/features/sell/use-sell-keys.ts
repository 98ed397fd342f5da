import type { RefObject } from 'react';
import { hasFixedQuantity, type BasketLine } from '#domain/sale/basket.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { activeBasket, isBlank, type Counter } from '#renderer/app/counter.ts';
import { useHotkeys, type Hotkeys } from '#renderer/app/hotkeys.ts';
import { useCounter, useTill } from '#renderer/app/TillProvider.tsx';
import { useTyping } from '#renderer/app/use-target.ts';
import type { GoodsHandle } from './GoodsPane.tsx';
import type { Open } from './opened.ts';

interface Acts {
  readonly goods: RefObject<GoodsHandle | null>;
  readonly onPay: () => void;
  readonly onOpen: Open;
}

/** The counter by keyboard alone. Letters that go nowhere else are a search. */
export function useSellKeys({ goods, onPay, onOpen }: Acts): void {
  const counter = useCounter();
  const { isHelpOpen } = useTill();
  const withSelected = (act: (line: BasketLine) => void) => (): void => {
    const line = selectedLine(counter);
    if (line !== undefined) act(line);
  };
  useHotkeys({
    F2: withSelected(({ id: lineId }) => onOpen({ kind: 'line', lineId })),
    F3: () => goods.current?.focusSearch(),
    'Ctrl+f': () => goods.current?.focusSearch(),
    F4: withSelected(({ id: lineId }) => onOpen({ kind: 'why', lineId })),
    F5: () => onOpen({ kind: 'more' }),
    F6: () => onOpen({ kind: isEmpty(counter) ? 'recall' : 'park' }),
    'Shift+F6': () => onOpen({ kind: 'recall' }),
    F7: () => onOpen({ kind: 'customer' }),
    F8: () => onOpen({ kind: 'misc' }),
    F9: onPay,
    Delete: withSelected((line) => counter.remove(line.id)),
    'Ctrl+z': counter.undoRemove,
    ArrowUp: () => selectBy(counter, -1),
    ArrowDown: () => selectBy(counter, 1),
    Escape: () => counter.notify(null),
    ...tabKeys(counter, onOpen),
  });
  useTyping((text) => {
    if (text === '+') withSelected((line) => addTo(counter, line, PIECE))();
    else if (text === '-' || text === '−') withSelected((line) => lessen(counter, line, onOpen))();
    else if (text === '?') isHelpOpen.setState(true, true);
    else goods.current?.type(text);
  });
}

const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

function tabKeys(counter: Counter, onOpen: Open): Hotkeys {
  return {
    'Ctrl+t': () => counter.openTab(),
    'Ctrl+w': () => closeFront(counter, onOpen),
    'Ctrl+Tab': () => showBy(counter, 1),
    'Ctrl+Shift+Tab': () => showBy(counter, -1),
    ...Object.fromEntries(
      NUMBERS.map((number) => [`Ctrl+${number}`, () => showNth(counter, number - 1)] as const),
    ),
  };
}

function showBy(counter: Counter, step: number): void {
  const { baskets, activeId } = counter.store.getState();
  const at = baskets.findIndex((basket) => basket.id === activeId);
  showNth(counter, (at + step + baskets.length) % baskets.length);
}

function showNth(counter: Counter, index: number): void {
  const basket = counter.store.getState().baskets[index];
  if (basket !== undefined) counter.show(basket.id);
}

/** An empty one closes at once; what is in another one is asked about. */
function closeFront(counter: Counter, onOpen: Open): void {
  const basket = activeBasket(counter.store.getState());
  if (basket === null) return;
  if (isBlank(basket)) counter.close(basket.id);
  else onOpen({ kind: 'empty' });
}

function isEmpty({ store }: Counter): boolean {
  return (activeBasket(store.getState())?.lines.length ?? 0) === 0;
}

function selectedLine({ store }: Counter): BasketLine | undefined {
  const state = store.getState();
  return activeBasket(state)?.lines.find((line) => line.id === state.selectedId);
}

function addTo(counter: Counter, line: BasketLine, by: number): void {
  if (hasFixedQuantity(line)) return;
  counter.change(line.id, { kind: 'quantity', quantity: line.quantity + by });
}

/** One less; where that would be none, it is asked. */
function lessen(counter: Counter, line: BasketLine, onOpen: Open): void {
  if (hasFixedQuantity(line) || line.quantity <= PIECE) onOpen({ kind: 'remove', lineId: line.id });
  else addTo(counter, line, -PIECE);
}

function selectBy({ store, select }: Counter, step: number): void {
  const state = store.getState();
  const lines = activeBasket(state)?.lines ?? [];
  const at = lines.findIndex((line) => line.id === state.selectedId);
  const next = lines[Math.min(lines.length - 1, Math.max(0, at + step))];
  if (next !== undefined) select(next.id);
}
