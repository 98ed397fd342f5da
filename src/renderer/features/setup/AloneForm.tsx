import { useMutation } from '@tanstack/react-query';
import { useMemo, useState, type ReactElement } from 'react';
import { useIntl } from 'react-intl';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import styles from './forms.module.css';
import { currencyChoices, likelyCurrency } from './guide.ts';
import { StepHead } from './StepHead.tsx';

/** A till without an online store: only its currency is to be said. */
export function AloneForm({ catalog }: { readonly catalog: 'sample' | 'empty' }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const { locale } = useIntl();
  const api = useApi();
  const [currency, setCurrency] = useState(() => likelyCurrency(locale));
  const choices = useMemo(() => currencyChoices(locale), [locale]);
  const start = useMutation({ mutationFn: () => api.setup.startAlone({ catalog, currency }) });
  return (
    <>
      <StepHead title={words(`setup.${catalog}`)} text={words(`setup.${catalog}.more`)} isFocused />
      <div className={styles['form']}>
        <Select
          label={words('setup.currency')}
          hint={words('setup.currency.hint')}
          value={currency}
          choices={choices}
          onChange={setCurrency}
        />
        {start.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(start.error)}
          </Notice>
        )}
        <Button
          look="primary"
          size="large"
          isWide
          isDisabled={start.isPending}
          onPress={() => start.mutate()}
        >
          {words(start.isPending ? 'setup.starting' : 'setup.start')}
        </Button>
      </div>
    </>
  );
}
