import { useMutation, useQuery } from '@tanstack/react-query';
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
  const queries = useQueries();
  const { data } = useQuery(queries.shop.rules({}));
  return (
    <SubScreen title={words('shop.title')} text={words('shop.text')}>
      {data === undefined ? <Skeleton /> : <RulesForm key={JSON.stringify(data)} rules={data} />}
    </SubScreen>
  );
}

function RulesForm({ rules }: { readonly rules: AllShopRules }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const draft = useDraft(rules);
  const saving = useMutation({ mutationFn: (all: AllShopRules) => api.shop.changeRules(all) });
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
        {saving.isSuccess && !draft.isChanged && (
          <Notice tone="good" role="status">
            {words('shop.saved')}
          </Notice>
        )}
        <Button
          type="submit"
          look="primary"
          isDisabled={!draft.isChanged || !draft.isSound || saving.isPending}
        >
          {words('shop.save')}
        </Button>
      </footer>
    </form>
  );
}
