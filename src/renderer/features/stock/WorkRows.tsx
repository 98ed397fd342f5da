import { useState, type ReactElement } from 'react';
import { PIECE } from '#domain/stock/quantity.ts';
import { QuantityDialog } from '#renderer/app/QuantityDialog.tsx';
import { QuantityStepper } from '#renderer/app/QuantityStepper.tsx';
import { useInSight } from '#renderer/app/use-in-sight.ts';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { MAX_ROWS, type Goods, type GoodsEvent, type GoodsRow } from './goods-list.ts';
import type { Work } from './use-work.ts';
import styles from './WorkRows.module.css';

/** Goods of which so much is still expected; quantity in thousandths. */
export interface PlannedRow extends Goods {
  readonly open: number;
}

interface Props {
  readonly work: Work;
  /** What is to come; null where nothing is foretold. */
  readonly plan?: readonly PlannedRow[] | null;
  readonly emptyText: string;
}

/** So many lines are drawn at first, and with each wish for more. */
const PAGE = 60;

/** What was taken in, the last one first, then what is still to come. */
export function WorkRows({ work, plan = null, emptyText }: Props): ReactElement {
  const words = useWords();
  const [asked, setAsked] = useState<GoodsRow | null>(null);
  const [shown, setShown] = useState(PAGE);
  const { rows, before } = work.list;
  const [last] = rows;
  const top = useInSight<HTMLUListElement>(last);
  const undo = (): void => work.dispatch({ kind: 'undo' });
  useHotkeys({
    'Ctrl+z': undo,
    ...(last === undefined ? {} : { F2: () => setAsked(last), Delete: () => work.dispatch(takeOff(last)) }),
  });
  const open = openRows(plan, rows);
  const all = [...rows, ...open];
  return (
    <section className={styles['part']} aria-label={words('stock.work.rows')}>
      <div className={styles['head']}>
        <h2 className={styles['title']}>{words('stock.work.lines', { count: rows.length })}</h2>
        <Button isDisabled={before.length === 0} onPress={undo}>
          {words('stock.work.undo')}
          <Kbd>Ctrl Z</Kbd>
        </Button>
      </div>
      {rows.length >= MAX_ROWS && <Full />}
      {all.length === 0 ? (
        <EmptyState sign={<Icon name="barcode" size={2} />} title={words('stock.work.empty')}>
          {emptyText}
        </EmptyState>
      ) : (
        <ul ref={top} className={styles['rows']}>
          {all.slice(0, shown).map((row) => (
            <Row
              key={row.variantId}
              row={row}
              isLast={row === last}
              planned={plan === null ? undefined : (plan.find(isSame(row))?.open ?? 0)}
              dispatch={work.dispatch}
              onType={() => setAsked(row)}
            />
          ))}
        </ul>
      )}
      {all.length > shown && (
        <Button isWide onPress={() => setShown(shown + PAGE)}>
          {words('stock.more', { count: all.length - shown })}
        </Button>
      )}
      {asked !== null && (
        <QuantityDialog
          name={asked.name}
          unit={asked.unit}
          onTake={(quantity) => work.dispatch({ kind: 'set', goods: asked, quantity })}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  );
}

/** A list that takes no more says so, or a scan would be lost unseen. */
function Full(): ReactElement {
  const words = useWords();
  return (
    <Notice tone="warn" role="alert">
      {words('stock.work.full', { count: MAX_ROWS })}
    </Notice>
  );
}

function takeOff(goods: Goods): GoodsEvent {
  return { kind: 'set', goods, quantity: 0 };
}

function isSame(one: Goods): (other: Goods) => boolean {
  return ({ variantId }) => variantId === one.variantId;
}

/** What is expected and was not touched yet, as lines of nothing. */
function openRows(plan: Props['plan'], rows: readonly GoodsRow[]): GoodsRow[] {
  const touched = new Set(rows.map(({ variantId }) => variantId));
  return (plan ?? [])
    .filter(({ variantId, open }) => open > 0 && !touched.has(variantId))
    .map(({ variantId, sku, name, unit }) => ({ variantId, sku, name, unit, quantity: 0 }));
}

interface RowProps {
  readonly row: GoodsRow;
  readonly isLast: boolean;
  /** How much of it is expected; undefined where nothing is foretold. */
  readonly planned: number | undefined;
  readonly dispatch: Work['dispatch'];
  readonly onType: () => void;
}

function Row({ row, isLast, planned, dispatch, onType }: RowProps): ReactElement {
  const words = useWords();
  const { name, unit, quantity } = row;
  const set = (wanted: number): void => dispatch({ kind: 'set', goods: row, quantity: Math.max(0, wanted) });
  return (
    <li className={styles['row']} data-last={isLast || undefined} data-open={quantity === 0 || undefined}>
      <span className={styles['what']}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['sku']}>{row.sku}</span>
        {planned !== undefined && <Plan planned={planned} row={row} />}
      </span>
      <QuantityStepper
        label={words('stock.work.quantity', { name })}
        unit={unit}
        quantity={quantity}
        step={PIECE}
        onChange={set}
        onType={onType}
      />
      {quantity > 0 && (
        <IconButton label={words('basket.remove', { name })} onPress={() => set(0)}>
          <Icon name="remove" size={1.25} />
        </IconButton>
      )}
    </li>
  );
}

/** How a line stands against what was expected. */
function Plan({ planned, row }: { readonly planned: number; readonly row: GoodsRow }): ReactElement {
  const words = useWords();
  const { plain } = useQuantityWords();
  const { quantity, unit } = row;
  if (planned === 0) return <Badge tone="warn">{words('stock.receive.unplanned')}</Badge>;
  if (quantity > planned) {
    return (
      <Badge tone="warn" hasDot>
        {words('stock.receive.over', {
          planned: plain(planned, unit),
          over: plain(quantity - planned, unit),
        })}
      </Badge>
    );
  }
  if (quantity === planned) {
    return (
      <Badge tone="good" hasDot>
        {words('stock.receive.whole', { planned: plain(planned, unit) })}
      </Badge>
    );
  }
  if (quantity === 0) return <Badge>{words('stock.receive.of', { planned: plain(planned, unit) })}</Badge>;
  return (
    <Badge>
      {words('stock.receive.missing', {
        planned: plain(planned, unit),
        missing: plain(planned - quantity, unit),
      })}
    </Badge>
  );
}
