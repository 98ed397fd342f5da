import type { ReactElement } from 'react';
import type { PickupRules } from '#contract/pickup.ts';
import type { Draft } from '#renderer/app/use-draft.ts';
import { useWords } from '#renderer/app/words.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './PickupRules.module.css';

interface Props {
  readonly draft: Draft<PickupRules>;
  /** Whether the store tells shoppers anything. */
  readonly hasNotices: boolean;
}

/** What a notice may have in it; it is the same in every language. */
const PLACES = '{code} {name} {place} {shop}';

/** What shoppers are told when their order is ready, and when they have not come for it. */
export function NoticeTexts({ draft, hasNotices }: Props): ReactElement {
  const words = useWords();
  return (
    <Section
      title={words('pickup.rules.notices')}
      text={words('pickup.rules.notices.text', { places: PLACES })}
    >
      {!hasNotices && <Notice tone="warn">{words('pickup.rules.notices.none')}</Notice>}
      {(['readyNotice', 'reminderNotice'] as const).map((name) => (
        <div key={name} className={styles['rows']}>
          <TextField
            label={words(`pickup.rules.${name}.subject`)}
            value={draft.value[name].subject}
            maxLength={120}
            isRequired
            onChange={(subject) => draft.change({ [name]: { ...draft.value[name], subject } })}
          />
          <TextArea
            label={words(`pickup.rules.${name}.text`)}
            rows={4}
            value={draft.value[name].text}
            maxLength={2000}
            isRequired
            onChange={(text) => draft.change({ [name]: { ...draft.value[name], text } })}
          />
        </div>
      ))}
    </Section>
  );
}
