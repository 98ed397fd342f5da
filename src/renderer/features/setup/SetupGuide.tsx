import { useState, type ReactElement } from 'react';
import { useWords, type MessageId } from '#renderer/app/words.ts';
import { Wordmark } from '#renderer/app/Wordmark.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { AddressForm } from './AddressForm.tsx';
import { AloneForm } from './AloneForm.tsx';
import { NO_ADDRESS, type Guide } from './guide.ts';
import { JoinForm, type KeyKept } from './JoinForm.tsx';
import { OwnerForm } from './OwnerForm.tsx';
import styles from './SetupGuide.module.css';
import { StartChoices } from './StartChoices.tsx';

const PROMISES = [
  'setup.promise.offline',
  'setup.promise.once',
  'setup.promise.local',
] as const satisfies readonly MessageId[];

interface Props {
  readonly keyKept: KeyKept;
  /** The shop is known already; only its owner is to be made. */
  readonly hasShop: boolean;
}

/** The first run: whose till is this? */
export function SetupGuide({ keyKept, hasShop }: Props): ReactElement {
  const words = useWords();
  const [chosen, setGuide] = useState<Guide>({ kind: 'choosing' });
  const guide: Guide = hasShop ? { kind: 'owner' } : chosen;
  return (
    <div className={styles['guide']}>
      <aside className={styles['brand']}>
        <Wordmark />
        <div className={styles['words']}>
          <p className={styles['slogan']}>{words('setup.slogan')}</p>
          <ul className={styles['promises']}>
            {PROMISES.map((promise) => (
              <li key={promise}>
                <Icon name="check" size={1.125} />
                {words(promise)}
              </li>
            ))}
          </ul>
        </div>
      </aside>
      <main className={styles['step']}>
        <div className={styles['column']}>
          {guide.kind !== 'choosing' && guide.kind !== 'owner' && (
            <div className={styles['back']}>
              <Button look="plain" onPress={() => setGuide(stepBack(guide))}>
                <Icon name="back" size={1.125} />
                {words('setup.back')}
              </Button>
            </div>
          )}
          <Step guide={guide} keyKept={keyKept} onGuide={setGuide} />
        </div>
      </main>
    </div>
  );
}

interface StepProps {
  readonly guide: Guide;
  readonly keyKept: KeyKept;
  readonly onGuide: (guide: Guide) => void;
}

function Step({ guide, keyKept, onGuide }: StepProps): ReactElement {
  switch (guide.kind) {
    case 'choosing':
      return (
        <StartChoices
          onStore={() => onGuide({ kind: 'address', address: NO_ADDRESS })}
          onAlone={(catalog) => onGuide({ kind: 'alone', catalog })}
        />
      );
    case 'address':
      return (
        <AddressForm
          address={guide.address}
          onChecked={(address, check) => onGuide({ kind: 'joining', address, check })}
        />
      );
    case 'joining':
      return (
        <JoinForm
          key={guide.address.channel}
          address={guide.address}
          check={guide.check}
          keyKept={keyKept}
          onChecked={(address, check) => onGuide({ kind: 'joining', address, check })}
        />
      );
    case 'alone':
      return <AloneForm catalog={guide.catalog} />;
    case 'owner':
      return <OwnerForm />;
  }
}

function stepBack(guide: Guide): Guide {
  return guide.kind === 'joining' ? { kind: 'address', address: guide.address } : { kind: 'choosing' };
}
