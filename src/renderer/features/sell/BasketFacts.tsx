import type { ReactElement } from 'react';
import type { Basket } from '#domain/sale/basket.ts';
import type { Priced } from '#renderer/app/pricing.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { couponEffect } from './coupon-effect.ts';
import styles from './BasketFacts.module.css';
import type { Open } from './opened.ts';

interface Props {
  readonly basket: Basket;
  readonly priced: Priced | null;
  readonly onOpen: Open;
}

/** What is true of the whole basket: who buys, what comes off and why, who pays no tax. Each leads to where it is changed. */
export function BasketFacts({ basket, priced, onOpen }: Props): ReactElement | null {
  const words = useWords();
  const facts = [
    <CustomerFact key="customer" basket={basket} onOpen={onOpen} />,
    <DiscountFact key="discount" basket={basket} onOpen={onOpen} />,
  ];
  const { customer, discount, coupons, exemption, note } = basket;
  if ([customer, discount, exemption].every((fact) => fact === null) && coupons.length === 0 && note === '') {
    return null;
  }
  return (
    <ul className={styles['facts']} aria-label={words('facts.label')}>
      {facts}
      {coupons.map((code) => (
        <Coupon key={code} code={code} priced={priced} />
      ))}
      {exemption !== null && (
        <li>
          <button type="button" className={styles['fact']} onClick={() => onOpen({ kind: 'exemption' })}>
            {words('facts.exemption', { reason: exemption.reason, number: exemption.number })}
          </button>
        </li>
      )}
      {note !== '' && (
        <li>
          <button type="button" className={styles['fact']} onClick={() => onOpen({ kind: 'note' })}>
            {words('facts.note', { note })}
          </button>
        </li>
      )}
    </ul>
  );
}

interface FactProps {
  readonly basket: Basket;
  readonly onOpen: Open;
}

function CustomerFact({ basket: { customer }, onOpen }: FactProps): ReactElement | null {
  if (customer === null) return null;
  return (
    <li>
      <button type="button" className={styles['fact']} onClick={() => onOpen({ kind: 'customer' })}>
        <Icon name="person" size={1.125} />
        {customer.name}
      </button>
    </li>
  );
}

function DiscountFact({ basket: { discount }, onOpen }: FactProps): ReactElement | null {
  const words = useWords();
  const format = useFormat();
  if (discount === null) return null;
  const { reduction, reason } = discount;
  const off = reduction.kind === 'percent' ? format.rate(reduction.ppm) : format.amount(reduction.amount);
  return (
    <li>
      <button type="button" className={styles['fact']} onClick={() => onOpen({ kind: 'discount' })}>
        {words('facts.discount', { off, reason })}
      </button>
    </li>
  );
}

interface CouponProps {
  readonly code: string;
  readonly priced: Priced | null;
}

/** A coupon, what it gives, and the way to take it off again. */
function Coupon({ code, priced }: CouponProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const counter = useCounter();
  const off = couponEffect(code, priced);
  return (
    <li className={styles['coupon']}>
      <span className={styles['fact']} data-idle={off === 0 || undefined}>
        {off === 0
          ? words('facts.coupon.idle', { code })
          : words('facts.coupon', { code, amount: format.amount(-off) })}
      </span>
      <IconButton
        label={words('facts.coupon.remove', { code })}
        onPress={() => counter.act({ kind: 'remove-coupon', code })}
      >
        <Icon name="close" size={1} />
      </IconButton>
    </li>
  );
}
