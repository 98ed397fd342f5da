import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { RefusedDocument } from '#contract/sync.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './RefusedSection.module.css';
import { Section } from '#renderer/ui/Section.tsx';

/** Paid sales that the store would not take, in its own words; nothing here while there are none. */
export function RefusedSection(): ReactElement | null {
  const words = useWords();
  const queries = useQueries();
  const { data } = useQuery(queries.sync.refused({}));
  const documents = data?.documents ?? [];
  if (documents.length === 0) return null;
  return (
    <Section
      title={words('refused.title')}
      state={
        <Badge tone="stop" hasDot>
          {words('sync.refused', { count: documents.length })}
        </Badge>
      }
      text={words('refused.text')}
    >
      <ul className={styles['list']}>
        {documents.map((document) => (
          <Refused key={document.id} document={document} />
        ))}
      </ul>
    </Section>
  );
}

function Refused({ document }: { readonly document: RefusedDocument }): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const format = useFormat();
  const api = useApi();
  const retry = useMutation({ mutationFn: () => api.sync.retry({ id: document.id }) });
  return (
    <li className={styles['item']}>
      <div className={styles['what']}>
        <p className={styles['sale']}>
          {words('refused.sale', {
            number: document.receiptNumber,
            total: format.money(document.total),
            day: format.day(document.createdAt),
            time: format.time(document.createdAt),
          })}
        </p>
        <p className={styles['said']} data-selectable>
          {words('refused.said', { message: document.message })}
        </p>
        {retry.error !== null && <p role="alert">{errorWords(retry.error)}</p>}
      </div>
      <Button
        aria-label={words('refused.retry.label', { number: document.receiptNumber })}
        isDisabled={retry.isPending}
        onPress={() => retry.mutate()}
      >
        {words('refused.retry')}
      </Button>
    </li>
  );
}
