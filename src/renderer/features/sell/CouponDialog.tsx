import { useState, type ReactElement } from 'react';
import { couponKey } from '#domain/promotion/coupon.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useSettlement } from '#renderer/app/use-settlement.ts';
import { useWords } from '#renderer/app/words.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FormDialog } from './FormDialog.tsx';

/** Takes a coupon that a promotion of the shop knows. */
export function CouponDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const front = useSettlement();
  const [text, setText] = useState('');
  const code = couponKey(text);
  const promotions = front?.rules.promotions ?? [];
  const isKnown = promotions.some(({ coupon }) => coupon !== null && couponKey(coupon) === code);
  const [isAsked, setAsked] = useState(false);
  return (
    <FormDialog
      title={words('coupon.title')}
      submit={words('coupon.add')}
      canSubmit={code !== ''}
      onSubmit={() => {
        setAsked(true);
        if (!isKnown) return;
        counter.act({ kind: 'add-coupon', code });
        onClose();
      }}
      onClose={onClose}
      onScan={(scan) => setText(scan.code)}
    >
      <TextField
        label={words('coupon.code')}
        hint={words('coupon.hint')}
        value={text}
        onChange={(typed) => {
          setAsked(false);
          setText(typed);
        }}
        maxLength={60}
        error={isAsked && !isKnown ? words('coupon.unknown') : null}
        autoFocus
      />
    </FormDialog>
  );
}
