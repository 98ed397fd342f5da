import type { ReactElement } from 'react';
import { useWords } from '#renderer/app/words.ts';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './Offer.module.css';
import { PhoneLink } from './PhoneLink.tsx';

/** Who said yes or no, and by which way. */
export interface Consent {
  readonly by: 'counter' | 'phone';
  readonly person: string;
}

/** Whether somebody is named who answered. */
export function isNamed({ person }: Consent): boolean {
  return person.trim() !== '';
}

interface Props {
  readonly consent: Consent;
  readonly onChange: (consent: Consent) => void;
  /** The shopper's number; empty where there is none. */
  readonly phone: string;
}

/** How the shopper was asked, and who answered. */
export function ConsentFields({ consent, onChange, phone }: Props): ReactElement {
  const words = useWords();
  return (
    <div className={styles['consent']}>
      <Segmented
        label={words('pickup.consent.by')}
        value={consent.by}
        choices={(['phone', 'counter'] as const).map((value) => ({
          value,
          words: words(`pickup.consent.way.${value}`),
        }))}
        onChange={(by) => onChange({ ...consent, by })}
      />
      <TextField
        label={words('pickup.consent.person')}
        value={consent.person}
        onChange={(person) => onChange({ ...consent, person })}
        maxLength={80}
        error={isNamed(consent) ? null : words('pickup.consent.person.none')}
        autoComplete="off"
      />
      {consent.by === 'phone' && phone !== '' && <PhoneLink phone={phone} />}
    </div>
  );
}
