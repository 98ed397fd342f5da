import { useState } from 'react';
import type { Minor } from '#domain/money/money.ts';
import type { Reduction } from '#domain/promotion/promotion.ts';
import type { Discount } from '#domain/sale/basket.ts';
import { discountConcession } from '#domain/sale/concession.ts';
import { useFormat } from '#renderer/app/format.ts';
import type { Priced } from '#renderer/app/pricing.ts';
import { useMay } from '#renderer/app/session.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useSettlement } from '#renderer/app/use-settlement.ts';
import { useWords } from '#renderer/app/words.ts';
import { discountAction, readReduction, type DiscountTarget } from './discount.ts';
import { usePreview } from './use-preview.ts';
import { useGrant } from './use-grant.ts';

/** A discount that is being given. */
export interface DiscountForm {
  readonly kind: Reduction['kind'];
  readonly setKind: (kind: Reduction['kind']) => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  /** What is to be given; null while something is missing. */
  readonly next: Discount | null;
  /** What line or basket comes to without it and, where it can be read, with it; minor units. */
  readonly before: Minor;
  readonly after: Minor;
  /** More than the one at the till may give alone. */
  readonly isOver: boolean;
  /** Asks for the right where it takes one; false when nobody gave it. */
  readonly allow: () => Promise<boolean>;
}

export function useDiscountForm(target: DiscountTarget, discount: Discount | null): DiscountForm {
  const { currency } = useShop();
  const [kind, setKind] = useState<Reduction['kind']>(discount?.reduction.kind ?? 'percent');
  const [text, setText] = useState('');
  const [reason, setReason] = useState(discount?.reason ?? '');
  const reduction = readReduction(kind, text, currency);
  const next = reduction === null ? null : { reduction, reason: reason.trim() };
  return {
    kind,
    setKind: (chosen) => {
      setKind(chosen);
      setText('');
    },
    text,
    setText,
    reason,
    setReason,
    next: next?.reason === '' ? null : next,
    ...useOutcome(target, next),
  };
}

/** What comes of it, and whether it may be. */
function useOutcome(
  target: DiscountTarget,
  next: Discount | null,
): Pick<DiscountForm, 'before' | 'after' | 'isOver' | 'allow'> {
  const words = useWords();
  const format = useFormat();
  const grant = useGrant();
  const front = useSettlement();
  const before = totalOf(usePreview(discountAction(target, null)), target);
  const then = usePreview(discountAction(target, next));
  const after = totalOf(then, target);
  const may = useMay();
  const limit = front?.rules.discountPpm ?? 0;
  const conceded = then === null ? null : discountConcession(then.settlement, limit);
  const isOver = conceded !== null && !(may('sale.discount') && conceded.isWithinLimit);
  return {
    before,
    after,
    isOver,
    allow: async () => {
      if (!isOver || front === null) return true;
      const { amount } = conceded;
      const what = words('discount.ask', { amount: format.money(amount), limit: format.rate(limit) });
      return await grant({ permission: 'sale.discount', amount, subject: front.basket.id, what });
    },
  };
}

function totalOf(priced: Priced | null, target: DiscountTarget): Minor {
  if (priced === null) return 0;
  const { total, lines } = priced.settlement;
  return target === null ? total : (lines.find((line) => line.lineId === target)?.total ?? 0);
}
