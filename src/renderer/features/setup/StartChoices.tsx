import type { ReactElement } from 'react';
import { Button } from 'react-aria-components';
import { useWords, type MessageId } from '#renderer/app/words.ts';
import { Icon, type IconName } from '#renderer/ui/Icon.tsx';
import styles from './StartChoices.module.css';
import { StepHead } from './StepHead.tsx';

interface Props {
  readonly onStore: () => void;
  readonly onAlone: (catalog: 'sample' | 'empty') => void;
}

/** The three ways to begin. */
export function StartChoices({ onStore, onAlone }: Props): ReactElement {
  const words = useWords();
  return (
    <>
      <StepHead title={words('setup.title')} text={words('setup.text')} />
      <ul className={styles['choices']}>
        <Choice icon="link" title="setup.store" text="setup.store.text" onPress={onStore} isMain />
        <Choice icon="box" title="setup.sample" text="setup.sample.text" onPress={() => onAlone('sample')} />
        <Choice icon="basket" title="setup.empty" text="setup.empty.text" onPress={() => onAlone('empty')} />
      </ul>
    </>
  );
}

interface ChoiceProps {
  readonly icon: IconName;
  readonly title: MessageId;
  readonly text: MessageId;
  readonly onPress: () => void;
  readonly isMain?: boolean;
}

function Choice({ icon, title, text, onPress, isMain = false }: ChoiceProps): ReactElement {
  const words = useWords();
  return (
    <li>
      <Button className={styles['choice'] ?? ''} data-main={isMain || undefined} onPress={onPress}>
        <span className={styles['sign']}>
          <Icon name={icon} size={1.5} />
        </span>
        <span>
          <span className={styles['title']}>{words(title)}</span>{' '}
          <span className={styles['text']}>{words(text)}</span>
        </span>
      </Button>
    </li>
  );
}
