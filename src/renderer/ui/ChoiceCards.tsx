import type { ReactElement, ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import styles from './ChoiceCards.module.css';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly title: ReactNode;
  readonly text?: ReactNode;
}

interface Props<Value extends string> {
  readonly label: ReactNode;
  readonly value: Value | null;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
}

/** One of a few that need a word of explanation. */
export function ChoiceCards<Value extends string>(props: Props<Value>): ReactElement {
  const choose = (value: string): void => {
    const choice = props.choices.find((one) => one.value === value);
    if (choice !== undefined) props.onChange(choice.value);
  };
  return (
    <RadioGroup className={styles['group'] ?? ''} value={props.value} onChange={choose}>
      <Label className={styles['label'] ?? ''}>{props.label}</Label>
      {props.choices.map((choice) => (
        <Radio key={choice.value} value={choice.value} className={styles['card'] ?? ''}>
          <span className={styles['mark']} aria-hidden="true" />
          <span>
            <span className={styles['title']}>{choice.title}</span>
            {choice.text !== undefined && <span className={styles['text']}>{choice.text}</span>}
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}
