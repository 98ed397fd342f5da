import { useMutation, useQuery, type UseMutationResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { PickupRules } from '#contract/pickup.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { useDraft } from '#renderer/app/use-draft.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { CheckRules } from './CheckRules.tsx';
import { NoticeTexts } from './NoticeTexts.tsx';
import { PairsSection } from './PairsSection.tsx';
import styles from './PickupRules.module.css';
import { TermFields } from './TermFields.tsx';

/** What the shop promises, what shoppers are told, what is looked at, and what stands in for what. */
export function PickupRulesScreen(): ReactElement {
  const words = useWords();
  const api = useApi();
  const { data, error, refetch } = useQuery(useQueries().pickup.board({}));
  const saving = useMutation({ mutationFn: (rules: PickupRules) => api.pickup.saveRules(rules) });
  return (
    <SubScreen title={words('pickup.rules.title')} text={words('pickup.rules.text')}>
      {data === undefined ? (
        <Waiting error={error} onRetry={() => void refetch()} />
      ) : (
        <RulesForm
          key={JSON.stringify(data.rules)}
          rules={data.rules}
          hasNotices={data.store?.notices ?? true}
          saving={saving}
        />
      )}
      <PairsSection />
    </SubScreen>
  );
}

interface FormProps {
  readonly rules: PickupRules;
  /** Whether the store tells shoppers anything. */
  readonly hasNotices: boolean;
  readonly saving: UseMutationResult<unknown, Error, PickupRules>;
}

function RulesForm({ rules, hasNotices, saving }: FormProps): ReactElement {
  const words = useWords();
  const draft = useDraft(rules);
  const isSaved = saving.isSuccess && !draft.isChanged;
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(draft.value);
      }}
    >
      <TermFields draft={draft} />
      <NoticeTexts draft={draft} hasNotices={hasNotices} />
      <CheckRules draft={draft} />
      <footer className={styles['foot']}>
        <RefusalNotice error={saving.error} />
        {isSaved && (
          <Notice tone="good" role="status">
            {words('pickup.rules.saved')}
          </Notice>
        )}
        <Button
          type="submit"
          look="primary"
          isDisabled={!draft.isChanged || !draft.isSound || !isWhole(draft.value) || saving.isPending}
        >
          {words('shop.save')}
        </Button>
      </footer>
    </form>
  );
}

/** Whether every text says something. */
function isWhole({ readyNotice, reminderNotice, checks }: PickupRules): boolean {
  const texts = [readyNotice, reminderNotice].flatMap(({ subject, text }) => [subject, text]);
  return [...texts, ...checks.map(({ note }) => note)].every((text) => text.trim() !== '');
}
