import type { RefObject } from 'react';
import { PIECE } from '#domain/stock/quantity.ts';
import type { BasketLine } from '#domain/sale/basket.ts';
import { activeBasket, type Counter } from '#renderer/app/counter.ts';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { useCounter, useTill } from '#renderer/app/TillProvider.tsx';
import { useTyping } from '#renderer/app/use-target.ts';
import type { GoodsHandle } from './GoodsPane.tsx';

interface Acts {
  readonly goods: RefObject<GoodsHandle | null>;
  readonly onPay: () => void;
  readonly onEdit: (line: BasketLine) => void;
}

/** The counter by keyboard alone. Letters that go nowhere else are a search. */
export function useSellKeys({ goods, onPay, onEdit }: Acts): void {
  const counter = useCounter();
  const { isHelpOpen } = useTill();
  const withSelected = (act: (line: BasketLine) => void) => (): void => {
    const line = selectedLine(counter);
    if (line !== undefined) act(line);
  };
  const more = withSelected((line) =>
    counter.change(line.id, { kind: 'quantity', quantity: line.quantity + PIECE }),
  );
  const less = withSelected((line) => lessen(counter, line));
  useHotkeys({
    F2: withSelected(onEdit),
    F3: () => goods.current?.focusSearch(),
    'Ctrl+f': () => goods.current?.focusSearch(),
    F9: onPay,
    Delete: withSelected((line) => counter.remove(line.id)),
    'Ctrl+z': counter.undoRemove,
    ArrowUp: () => selectBy(counter, -1),
    ArrowDown: () => selectBy(counter, 1),
    Escape: () => counter.notify(null),
  });
  useTyping((text) => {
    if (text === '+') more();
    else if (text === '-' || text === '−') less();
    else if (text === '?') isHelpOpen.setState(true, true);
    else goods.current?.type(text);
  });
}

function selectedLine({ store }: Counter): BasketLine | undefined {
  const state = store.getState();
  const { selectedId } = state;
  return activeBasket(state)?.lines.find((line) => line.id === selectedId);
}

function lessen(counter: Counter, line: BasketLine): void {
  if (line.quantity > PIECE) counter.change(line.id, { kind: 'quantity', quantity: line.quantity - PIECE });
  else counter.remove(line.id);
}

function selectBy({ store, select }: Counter, step: number): void {
  const state = store.getState();
  const { selectedId } = state;
  const lines = activeBasket(state)?.lines ?? [];
  const at = lines.findIndex((line) => line.id === selectedId);
  const next = lines[Math.min(lines.length - 1, Math.max(0, at + step))];
  if (next !== undefined) select(next.id);
}
