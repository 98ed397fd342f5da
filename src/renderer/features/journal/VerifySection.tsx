import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { JournalVerdict } from '#contract/journal.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './JournalScreen.module.css';

/** Checks the whole chain, and gives it out as a file. */
export function VerifySection(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const verifying = useMutation({ mutationFn: () => api.journal.verify({}) });
  const exporting = useMutation({ mutationFn: () => api.journal.export({}) });
  const error = verifying.error ?? exporting.error;
  return (
    <Section title={words('journal.verify.title')} text={words('journal.verify.text')}>
      <div className={styles['actions']}>
        <Button look="primary" isDisabled={verifying.isPending} onPress={() => verifying.mutate()}>
          {words(verifying.isPending ? 'journal.verifying' : 'journal.verify')}
        </Button>
        <Button isDisabled={exporting.isPending} onPress={() => exporting.mutate()}>
          {words('journal.export')}
        </Button>
      </div>
      {verifying.data !== undefined && <Verdict verdict={verifying.data} />}
      {exporting.data !== undefined && exporting.data.file !== null && (
        <Notice tone="good" role="status">
          {words('journal.exported', { count: exporting.data.entries, file: exporting.data.file })}
        </Notice>
      )}
      {error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(error)}
        </Notice>
      )}
    </Section>
  );
}

function Verdict({ verdict }: { readonly verdict: JournalVerdict }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { broken, entries, signed, canSign } = verdict;
  const unsigned = canSign ? null : <p>{words('journal.unsigned')}</p>;
  if (broken !== null) {
    return (
      <Notice tone="stop" role="alert" title={words('journal.broken', { seq: broken.seq })}>
        <p>{words(`journal.fault.${broken.fault}`)}</p>
        {unsigned}
      </Notice>
    );
  }
  return (
    <Notice tone={canSign ? 'good' : 'info'} role="status" title={words('journal.holds')}>
      <p>{words('journal.counts', { entries: format.number(entries), signed: format.number(signed) })}</p>
      {unsigned}
    </Notice>
  );
}
