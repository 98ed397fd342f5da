import type { ReactElement } from 'react';
import type { PickupRules } from '#contract/pickup.ts';
import type { Draft } from '#renderer/app/use-draft.ts';
import { AmountField, CountField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './PickupRules.module.css';

/** The bounds of the contract. */
const TERMS = [
  { name: 'promiseMinutes', least: 5, most: 10_080 },
  { name: 'atRiskMinutes', least: 0, most: 1440 },
  { name: 'remindAfterHours', least: 1, most: 720 },
  { name: 'releaseAfterHours', least: 0, most: 2160 },
] as const;

/** By when an order is ready, how long it waits, and how much this till gives back in a day. */
export function TermFields({ draft }: { readonly draft: Draft<PickupRules> }): ReactElement {
  const words = useWords();
  return (
    <Section title={words('pickup.rules.terms')} text={words('pickup.rules.terms.text')}>
      <div className={styles['pair']}>
        {TERMS.map(({ name, least, most }) => (
          <CountField
            key={name}
            label={words(`pickup.rules.${name}`)}
            value={draft.value[name]}
            least={least}
            most={most}
            onChange={draft.take(name, (count: number) => ({ [name]: count }))}
          />
        ))}
      </div>
      <AmountField
        label={words('pickup.rules.limit')}
        hint={words('pickup.rules.limit.hint')}
        value={draft.value.givenBackLimit}
        onChange={draft.take('limit', (givenBackLimit: number) => ({ givenBackLimit }))}
      />
    </Section>
  );
}
