import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { v7 } from 'uuid';
import type { Minor } from '#domain/money/money.ts';
import type { Basket } from '#domain/sale/basket.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { readAmount } from './AmountField.tsx';

/** As the contract takes a voucher's code. */
const CODE = /^[A-Z0-9-]{6,40}$/;

/** A gift voucher that is being sold. */
export interface VoucherForm {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** As it stands in the field. */
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly code: string;
  readonly fault: 'taken' | 'bad' | null;
  /** Why no code could be made; one can be typed all the same. */
  readonly error: Error | null;
  /** What it is worth, in minor units; null while something is missing. */
  readonly worth: Minor | null;
}

export function useVoucherForm(basket: Basket): VoucherForm {
  const { currency } = useShop();
  const made = useNewCode();
  const [text, setText] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? made.data?.code ?? '';
  const code = shown.trim().toUpperCase();
  const isTaken = basket.lines.some((line) => line.kind === 'voucher' && line.code === code);
  const isWhole = CODE.test(code) && !isTaken;
  const worth = readAmount(text, currency);
  return {
    text,
    setText,
    typed: shown,
    setTyped,
    code,
    fault: faultOf(isTaken, shown === '' || CODE.test(code)),
    error: made.error,
    worth: isWhole && worth !== 0 ? worth : null,
  };
}

function faultOf(isTaken: boolean, isGood: boolean): VoucherForm['fault'] {
  if (isTaken) return 'taken';
  return isGood ? null : 'bad';
}

/** A code that no voucher has; each time the dialog is opened another one. */
function useNewCode() {
  const api = useApi();
  const [asking] = useState(() => v7());
  return useQuery({
    queryKey: ['account', 'newVoucher', asking],
    queryFn: () => api.account.newVoucher({}),
    gcTime: 0,
  });
}
