import { useEffect, useMemo, useRef } from 'react';
import { useIntl } from 'react-intl';
import type { DisplayLine, DisplayMessage } from '#contract/display.ts';
import type { CommittedSale } from '#contract/sale.ts';
import { PIECE } from '#domain/stock/quantity.ts';
import { isBack, type BasketLine } from '#domain/sale/basket.ts';
import type { SettledLine } from '#domain/sale/settlement.ts';
import { useFormat, type Format } from './format.ts';
import type { Priced } from './pricing.ts';
import { useShop } from './ShopProvider.tsx';
import { useCounterState, useTill } from './TillProvider.tsx';
import { useSettlement } from './use-settlement.ts';
import { useWords, type Words } from './words.ts';

/** The customer sees what is rung up as soon as it is, and after paying the change, until something new is rung up. */
export function useDisplayFeed(): void {
  const { display } = useTill();
  const priced = useSettlement();
  const sale = useCounterState((state) => state.lastSale);
  const before = useRef<Shown>({ sale, kind: 'idle' });
  const speech = useSpeech();
  useEffect(() => {
    const isEmpty = priced === null || priced.basket.lines.length === 0;
    const message = isEmpty ? speech.atRest(sale, before.current) : speech.basket(priced);
    if (message !== null) display.show(message);
    before.current = { sale, kind: message?.kind ?? before.current.kind };
  }, [display, priced, sale, speech]);
}

interface Shown {
  readonly sale: CommittedSale | null;
  readonly kind: DisplayMessage['kind'];
}

interface Speech {
  readonly basket: (priced: Priced) => DisplayMessage;
  /** While nothing is rung up: what was just paid; null where that is shown already. */
  readonly atRest: (sale: CommittedSale | null, before: Shown) => DisplayMessage | null;
}

function useSpeech(): Speech {
  const words = useWords();
  const format = useFormat();
  const { locale } = useIntl();
  const { name: shopName, currency } = useShop();
  return useMemo(() => {
    // A settled line that is the same object reads the same: only what changed is written anew.
    const said = new WeakMap<SettledLine, DisplayLine>();
    const sayLine = (line: BasketLine, settled: SettledLine): DisplayLine => {
      const before = said.get(settled);
      if (before !== undefined) return before;
      const now = displayLine(line, settled, { words, format });
      said.set(settled, now);
      return now;
    };
    return {
      basket: ({ basket, settlement }) => ({
        kind: 'basket',
        shopName,
        locale,
        currency,
        lines: basket.lines.flatMap((line, index) => {
          const settled = settlement.lines[index];
          return settled === undefined ? [] : [sayLine(line, settled)];
        }),
        saved: settlement.saved > 0 ? format.amount(settlement.saved) : null,
        total: format.amount(settlement.total),
      }),
      atRest: (sale, before) => {
        if (sale !== null && sale !== before.sale) return paidMessage(sale, { words, format });
        return before.kind === 'paid' ? null : { kind: 'idle', shopName };
      },
    };
  }, [words, format, locale, shopName, currency]);
}

interface Writing {
  readonly words: Words;
  readonly format: Format;
}

/** Cash is only spoken of where there is change of it. */
function paidMessage({ total, given, change }: CommittedSale, { words, format }: Writing): DisplayMessage {
  return {
    kind: 'paid',
    total: format.amount(total),
    given: change > 0 ? format.amount(given) : null,
    change: change > 0 ? format.amount(change) : null,
    thanks: words('display.thanks'),
  };
}

/** A line as the customer reads it: how much of what, and what comes off. */
function displayLine(line: BasketLine, settled: SettledLine, { words, format }: Writing): DisplayLine {
  const sign = isBack(line) ? -1 : 1;
  const quantity = format.quantity(sign * line.quantity);
  const isOwnPrice = line.kind === 'goods' && line.override !== null;
  const price = format.amount(isOwnPrice ? line.override.unitPrice : line.unitPrice);
  const isSingle = line.unit === 'piece' && line.quantity === PIECE;
  const each = isSingle
    ? []
    : [words(`basket.detail.${line.unit}`, { quantity: format.quantity(line.quantity), price })];
  const off =
    settled.saved > 0 ? [words('display.line.saved', { amount: format.amount(settled.saved) })] : [];
  const details = [...each, ...off];
  return {
    name: line.name,
    quantity: line.unit === 'piece' ? quantity : words(`quantity.${line.unit}`, { quantity }),
    total: format.amount(settled.total),
    detail: details.length === 0 ? null : details.join(' · '),
  };
}
