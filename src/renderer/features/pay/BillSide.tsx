import type { ReactElement, ReactNode } from 'react';
import type { Given, Tender } from '#domain/sale/tender.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './BillSide.module.css';
import type { Bill } from './payment.ts';
import { useMethodName } from './use-method-name.ts';

interface Props {
  readonly bill: Bill;
  readonly isBusy: boolean;
  readonly onRemove: (at: number) => void;
  /** What stands between the money and the clerk. */
  readonly children: ReactNode;
}

/** What is to pay, what was given of it, and what follows: plainly, at every step. */
export function BillSide({ bill, isBusy, onRemove, children }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { total, given, plan, direction } = bill;
  return (
    <div className={styles['side']}>
      <div className={styles['total']}>
        <span>{words(direction < 0 ? 'pay.back.total' : 'pay.total')}</span>
        <strong>{format.amount(Math.abs(total))}</strong>
      </div>
      {children}
      {given.length > 0 && (
        <ul className={styles['given']} aria-label={words('pay.so-far')}>
          {given.map((one, at) => (
            // What was given has no name of its own: its place is what tells it apart.
            <GivenRow
              key={`${at} of ${given.length}`}
              given={one}
              tender={plan.tenders[at]}
              isBusy={isBusy}
              onRemove={() => onRemove(at)}
            />
          ))}
        </ul>
      )}
      {plan.rounding !== 0 && (
        <p className={styles['rounding']}>
          <span>{words('pay.rounding')}</span>
          <span>{format.amount(plan.rounding)}</span>
        </p>
      )}
      {given.length > 0 && !isPaidBack(bill) && <Outcome bill={bill} />}
    </div>
  );
}

interface RowProps {
  readonly given: Given;
  readonly tender: Tender | undefined;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}

function GivenRow({ given, tender, isBusy, onRemove }: RowProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const nameOf = useMethodName();
  const name = nameOf(given);
  const foreign = tender?.foreign ?? null;
  return (
    <li className={styles['row']}>
      <span className={styles['name']}>
        {name}
        {given.reference !== '' && <span className={styles['reference']}>{given.reference}</span>}
        {foreign !== null && (
          <span className={styles['reference']}>
            {`${foreign.currency} ${format.amountIn(foreign.given, foreign.currency)}`}
          </span>
        )}
      </span>
      <span className={styles['amount']}>{format.amount(Math.abs(tender?.given ?? given.amount))}</span>
      <IconButton label={words('pay.remove', { name })} isDisabled={isBusy} onPress={onRemove}>
        <Icon name="close" size={1.125} />
      </IconButton>
    </li>
  );
}

/** What goes back, is missing, or is too much. */
function Outcome({ bill: { plan, direction } }: { readonly bill: Bill }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const isShort = plan.missing > 0;
  const isOver = plan.over > 0;
  const label = isShort
    ? words(direction < 0 ? 'pay.back.missing' : 'pay.missing')
    : words(isOver ? 'pay.over' : 'pay.change');
  const amount = isShort ? plan.missing : isOver ? plan.over : plan.change;
  return (
    <div className={styles['outcome']} data-short={isShort || isOver || undefined} role="status">
      <span>{label}</span>
      <strong>{format.amount(amount)}</strong>
    </div>
  );
}

/** Money that goes back in full leaves nothing to tell: there is no change of it. */
function isPaidBack({ plan, direction }: Bill): boolean {
  return direction < 0 && plan.missing === 0 && plan.over === 0;
}
