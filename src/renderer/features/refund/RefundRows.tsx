import { useEffect, useState, type ReactElement, type RefObject } from 'react';
import { ToggleButton } from 'react-aria-components';
import { PIECE } from '#domain/stock/quantity.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useListKeys } from '#renderer/app/use-list-keys.ts';
import { useTyping } from '#renderer/app/use-target.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { DamagedField } from './DamagedField.tsx';
import { QuantityStepper } from '#renderer/app/QuantityStepper.tsx';
import type { RefundEvent } from './refund-state.ts';
import styles from './RefundRows.module.css';
import type { RefundRow } from './use-refund.ts';

interface Props {
  readonly rows: readonly RefundRow[];
  readonly dispatch: (event: RefundEvent) => void;
  readonly onEverything: () => void;
  readonly onType: (row: RefundRow) => void;
}

/** The sold lines, to be chosen by finger, by arrow keys with plus and minus, or by scanning the goods. */
export function RefundRows({ rows, dispatch, onEverything, onType }: Props): ReactElement {
  const words = useWords();
  const list = useListKeys<HTMLUListElement>();
  const [current, setCurrent] = useState<number | null>(null);
  const row = rows.find(({ line }) => line.position === current);
  const open = rows.filter(({ left }) => left > 0).length;
  useFocusIn(list, open);
  useTyping((text) => {
    if (row === undefined) return;
    const by = [...text].reduce((all, letter) => all + (STEPS[letter] ?? 0), 0);
    dispatch({ kind: 'quantity', sold: row, quantity: row.chosen.quantity + by * stepOf(row) });
  });
  return (
    <>
      <div className={styles['head']}>
        <h3 className={styles['title']}>{words('refund.lines')}</h3>
        <Button onPress={onEverything} isDisabled={open === 0}>
          {words('refund.everything')}
          <Kbd>F2</Kbd>
        </Button>
      </div>
      <ul ref={list} className={styles['rows']} aria-label={words('refund.lines')}>
        {rows.map((one) => (
          <li
            key={one.line.position}
            className={styles['row']}
            data-chosen={one.chosen.quantity > 0 || undefined}
          >
            <Row
              row={one}
              dispatch={dispatch}
              onFocus={(isFocused) => setCurrent(isFocused ? one.line.position : null)}
              onType={() => onType(one)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The first line that can be chosen has the focus, also when the one that had it can't be chosen any more. */
function useFocusIn(list: RefObject<HTMLElement | null>, open: number): void {
  useEffect(() => {
    const dialog = list.current?.closest<HTMLElement>('[role="dialog"]');
    const focused = document.activeElement;
    if (focused !== dialog && dialog?.contains(focused) === true) return;
    (list.current?.querySelector<HTMLElement>('[data-hit]') ?? dialog)?.focus();
  }, [list, open]);
}

const STEPS: Readonly<Record<string, 1 | -1>> = { '+': 1, '-': -1, '−': -1 };

/** Pieces one by one; goods by weight or length all at once. */
function stepOf({ line, left }: RefundRow): number {
  return line.unit === 'piece' ? PIECE : left;
}

interface RowProps {
  readonly row: RefundRow;
  readonly dispatch: Props['dispatch'];
  readonly onFocus: (isFocused: boolean) => void;
  readonly onType: () => void;
}

function Row({ row, dispatch, onFocus, onType }: RowProps): ReactElement {
  const { line, left, chosen, credit } = row;
  const words = useWords();
  const format = useFormat();
  const isGone = left === 0;
  const change = (quantity: number): void => dispatch({ kind: 'quantity', sold: row, quantity });
  return (
    <>
      <ToggleButton
        className={styles['toggle'] ?? ''}
        isSelected={chosen.quantity > 0}
        isDisabled={isGone}
        data-hit={isGone ? undefined : true}
        onFocusChange={onFocus}
        onChange={(isChosen) => change(isChosen ? left : 0)}
      >
        <span className={styles['mark']} aria-hidden="true">
          {chosen.quantity > 0 && <Icon name="check" size={1} />}
        </span>
        <span>
          <span className={styles['name']}>{line.name}</span> <RowFacts row={row} />
        </span>
      </ToggleButton>
      {!isGone && (
        <QuantityStepper
          label={words('refund.quantity', { name: line.name })}
          unit={line.unit}
          quantity={chosen.quantity}
          step={stepOf(row)}
          onChange={change}
          onType={onType}
        />
      )}
      <span className={styles['amount']}>{chosen.quantity > 0 && format.amount(credit)}</span>
      {chosen.quantity > 0 && (
        <div className={styles['damaged']}>
          <DamagedField
            name={line.name}
            unit={line.unit}
            chosen={chosen}
            onChange={(quantity) => dispatch({ kind: 'damaged', sold: row, quantity })}
          />
        </div>
      )}
    </>
  );
}

/** What was sold for how much, and what is left of it. */
function RowFacts({ row: { line, left, returns } }: { readonly row: RefundRow }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const sold = words(`quantity.${line.unit}`, { quantity: format.quantity(line.quantity) });
  const facts = [words('refund.sold', { quantity: sold, total: format.amount(line.total) })];
  if (line.kind === 'voucher') facts.push(words('refund.voucher'));
  else if (line.kind === 'order') facts.push(words('refund.order'));
  else if (left === 0) facts.push(words('refund.gone'));
  else if (left < line.quantity) facts.push(words('refund.left', { left: format.quantity(left), sold }));
  const by = returns.map(({ receiptNumber: number, soldAt }) =>
    words('refund.by', { number, day: format.day(soldAt) }),
  );
  return <span className={styles['facts']}>{[...facts, ...by].join(' · ')}</span>;
}
