import { useMutation, useQuery, type UseMutationResult } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { AllShopRules } from '#contract/shop.ts';
import { SubScreen } from '#renderer/app/SubScreen.tsx';
import { useDraft } from '#renderer/app/use-draft.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { BarcodeRules } from './BarcodeRules.tsx';
import { ReceiptTexts } from './ReceiptTexts.tsx';
import { SafetyRules } from './SafetyRules.tsx';
import styles from './ShopRulesScreen.module.css';
import { TaxRules } from './TaxRules.tsx';
import { TenderRules } from './TenderRules.tsx';

/** The shop's rules of money, and how it stands on its receipts. */
export function ShopRulesScreen(): ReactElement {
  const words = useWords();
  const api = useApi();
  const queries = useQueries();
  const { data } = useQuery(queries.shop.rules({}));
  const saving = useMutation({ mutationFn: (all: AllShopRules) => api.shop.changeRules(all) });
  return (
    <SubScreen title={words('shop.title')} text={words('shop.text')}>
      {data === undefined ? (
        <Skeleton />
      ) : (
        <RulesForm key={JSON.stringify(data)} rules={data} saving={saving} />
      )}
    </SubScreen>
  );
}

interface FormProps {
  readonly rules: AllShopRules;
  readonly saving: UseMutationResult<unknown, Error, AllShopRules>;
}

function RulesForm({ rules, saving }: FormProps): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const draft = useDraft(rules);
  const isOpen = draft.isChanged && !(saving.isSuccess && saving.variables === draft.value);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate(draft.value);
      }}
    >
      <ReceiptTexts draft={draft} />
      <TaxRules draft={draft} />
      <TenderRules draft={draft} />
      <BarcodeRules draft={draft} />
      <SafetyRules draft={draft} />
      <footer className={styles['foot']}>
        {saving.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(saving.error)}
          </Notice>
        )}
        {saving.isSuccess && !isOpen && (
          <Notice tone="good" role="status">
            {words('shop.saved')}
          </Notice>
        )}
        <Button type="submit" look="primary" isDisabled={!isOpen || !draft.isSound || saving.isPending}>
          {words('shop.save')}
        </Button>
      </footer>
    </form>
  );
}
