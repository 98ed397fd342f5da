import type { ReactElement } from 'react';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './forms.module.css';

const COMMON = ['5', '10', '20', '50'] as const;

interface Props {
  readonly label: string;
  readonly text: string;
  readonly isBad: boolean;
  readonly onType: (text: string) => void;
}

/** A share, by keyboard or by finger. */
export function PercentField({ label, text, isBad, onType }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <>
      <div className={styles['amount']}>
        <TextField
          label={label}
          value={text}
          onChange={onType}
          inputMode="decimal"
          error={isBad ? words('discount.percent.bad') : null}
          autoFocus
        />
      </div>
      <div className={styles['row']} role="group" aria-label={words('discount.common')}>
        {COMMON.map((percent) => (
          <Button key={percent} onPress={() => onType(percent)}>
            {format.rate(Number(percent) * 10_000)}
          </Button>
        ))}
      </div>
      <NumberPad
        label={words('pad.label')}
        eraseLabel={words('pad.erase')}
        mark={format.decimalMark}
        extra={null}
        onType={(typed) => onType(text + typed)}
        onErase={() => onType(text.slice(0, -1))}
      />
    </>
  );
}
