import { useState, type ReactElement } from 'react';
import type { GoodsLine, PriceOverride } from '#domain/sale/basket.ts';
import type { BasketAction } from '#domain/sale/reduce-basket.ts';
import { priceConcession } from '#domain/sale/concession.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useMay } from '#renderer/app/session.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useSettlement } from '#renderer/app/use-settlement.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { AmountField, readAmount } from './AmountField.tsx';
import { FormDialog } from './FormDialog.tsx';
import styles from './forms.module.css';
import { ReasonField } from '#renderer/app/ReasonField.tsx';
import { usePreview } from './use-preview.ts';
import { useGrant } from './use-grant.ts';

const REASONS = ['price.reason.label', 'price.reason.match', 'price.reason.damaged'] as const;

interface Props {
  readonly line: GoodsLine;
  readonly onClose: () => void;
}

/** Another price than the catalog's, for a reason; who may not is helped by somebody who may. */
export function PriceForm({ line, onClose }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  const counter = useCounter();
  const [text, setText] = useState('');
  const [reason, setReason] = useState(line.override?.reason ?? '');
  const unitPrice = readAmount(text, currency);
  const next = unitPrice === null || reason.trim() === '' ? null : { unitPrice, reason: reason.trim() };
  const may = useMay()('sale.price');
  const allow = useAllowPrice(line, may);
  const change = async (): Promise<void> => {
    if (next === null || !(await allow(next))) return;
    counter.act(priceAction(line, next));
    onClose();
  };
  return (
    <FormDialog
      title={words('price.title', { name: line.name })}
      width="normal"
      submit={words('price.change')}
      canSubmit={next !== null}
      onSubmit={() => void change()}
      onClose={onClose}
      actions={
        line.override !== null && (
          <Button
            size="large"
            onPress={() => {
              counter.act(priceAction(line, null));
              onClose();
            }}
          >
            {words('price.back', { price: format.amount(line.unitPrice) })}
          </Button>
        )
      }
    >
      <div className={styles['columns']}>
        <div className={styles['side']}>
          <AmountField
            label={words(`price.label.${line.unit}`)}
            text={text}
            onType={setText}
            hint={format.amount(line.override?.unitPrice ?? line.unitPrice)}
            autoFocus
          />
        </div>
        <div className={styles['side']}>
          <ReasonField reason={reason} onChange={setReason} common={REASONS} />
          <LineThen
            line={line}
            action={unitPrice === null ? null : priceAction(line, { unitPrice, reason })}
          />
          {!may && <Notice tone="info">{words('price.asks')}</Notice>}
        </div>
      </div>
    </FormDialog>
  );
}

function priceAction(line: GoodsLine, override: PriceOverride | null): BasketAction {
  return { kind: 'change', lineId: line.id, change: { kind: 'override', override } };
}

/** Asks for the right where the one at the till has it not; it covers what the line gets cheaper. */
function useAllowPrice(line: GoodsLine, may: boolean): (next: PriceOverride) => Promise<boolean> {
  const words = useWords();
  const format = useFormat();
  const grant = useGrant();
  const front = useSettlement();
  return async (override) => {
    if (may || front === null) return true;
    return await grant({
      permission: 'sale.price',
      amount: priceConcession([{ ...line, override }]) ?? 0,
      subject: front.basket.id,
      what: words('price.ask', {
        name: line.name,
        price: format.money(override.unitPrice),
        was: format.money(line.unitPrice),
      }),
    });
  };
}

/** What the line comes to then. */
function LineThen({
  line,
  action,
}: {
  readonly line: GoodsLine;
  readonly action: BasketAction | null;
}): ReactElement {
  const words = useWords();
  const format = useFormat();
  const now = useSettlement();
  const then = usePreview(action);
  const total = (then ?? now)?.settlement.lines.find((one) => one.lineId === line.id)?.total ?? 0;
  return (
    <p className={styles['preview']} role="status">
      <span>{words('price.then')}</span>
      <strong>{format.amount(total)}</strong>
    </p>
  );
}
