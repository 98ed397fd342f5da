import type { ReactElement, ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './Segmented.module.css';

interface Props<Value extends string> {
  readonly label: ReactNode;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly words: ReactNode }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight. */
export function Segmented<Value extends string>(props: Props<Value>): ReactElement {
  const choose = (value: string): void => {
    const choice = props.choices.find((one) => one.value === value);
    if (choice !== undefined) props.onChange(choice.value);
  };
  return (
    <RadioGroup
      className={styles['group'] ?? ''}
      value={props.value}
      onChange={choose}
      orientation="horizontal"
    >
      <Label className={styles['label'] ?? ''}>{props.label}</Label>
      <div className={styles['track']}>
        {props.choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} className={styles['choice'] ?? ''}>
            {choice.words}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
