import { useState, type ReactElement, type ReactNode } from 'react';
import { parseAmount } from '#domain/money/currency.ts';
import type { Minor } from '#domain/money/money.ts';
import { TextField } from '#renderer/ui/TextField.tsx';
import { useFormat } from './format.ts';
import { useShop } from './ShopProvider.tsx';
import { useWords } from './words.ts';

interface Props<Value> {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: Value;
  /** Null while what is typed means nothing: the form that holds it can't be saved. */
  readonly onChange: (value: Value | null) => void;
}

interface Reading<Value> {
  readonly show: (value: Value) => string;
  readonly read: (text: string) => Value | null;
  readonly fault: string;
}

/** A field whose text stays as it is typed, and whose value is what the text means. */
function ValueField<Value>(props: Props<Value> & { readonly reading: Reading<Value> }): ReactElement {
  const { label, hint, value, onChange, reading } = props;
  const [text, setText] = useState(() => reading.show(value));
  const isWrong = reading.read(text) === null;
  return (
    <TextField
      label={label}
      hint={hint}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(reading.read(typed));
      }}
      inputMode="decimal"
      autoComplete="off"
      error={isWrong ? reading.fault : null}
    />
  );
}

/** An amount of the shop's currency, in minor units. */
export function AmountField(props: Props<Minor>): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { currency } = useShop();
  return (
    <ValueField
      {...props}
      reading={{
        show: format.amount,
        read: (text) => parseAmount(text, currency),
        fault: words('amount.none'),
      }}
    />
  );
}

/** A share, in parts per million: `7,5` is 75000. */
export function PercentField(props: Props<number>): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <ValueField
      {...props}
      reading={{
        show: (ppm) => format.number(ppm / 10_000),
        read: readPercent,
        fault: words('field.percent.bad'),
      }}
    />
  );
}

/** A whole number between two bounds. */
export function CountField(
  props: Props<number> & { readonly least: number; readonly most: number },
): ReactElement {
  const words = useWords();
  const { least, most } = props;
  return (
    <ValueField
      {...props}
      reading={{
        show: String,
        read: (text) => {
          const count = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
          return count >= least && count <= most ? count : null;
        },
        fault: words('field.count.bad', { least, most }),
      }}
    />
  );
}

/** Up to four digits after the mark, exactly. Null for anything else, and for more than the whole. */
function readPercent(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,4}))?\s*%?$/.exec(text.trim());
  if (match === null) return null;
  const ppm = Number(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`);
  return ppm <= 1_000_000 ? ppm : null;
}
