import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { ChoiceCards } from '#renderer/ui/ChoiceCards.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';

const NOWHERE = 'nowhere';

/** On which screen the customer sees what they buy. */
export function DisplaySection(): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const queries = useQueries();
  const queryClient = useQueryClient();
  const { data: display } = useQuery(queries.device.display({}));
  const show = useMutation({
    mutationFn: (screenId: string | null) => api.device.showDisplay({ screenId }),
    onSuccess: (status) => queryClient.setQueryData(queries.device.display({}).queryKey, status),
  });
  return (
    <Section title={words('display.title')} text={words('display.text')}>
      {display === undefined ? (
        <Skeleton />
      ) : (
        <ChoiceCards
          label={words('display.screen')}
          value={display.shown ?? NOWHERE}
          choices={[
            { value: NOWHERE, title: words('display.nowhere') },
            ...display.screens.map(({ id, label, isPrimary }) => ({
              value: id,
              title: label,
              text: words(isPrimary ? 'display.primary' : 'display.other'),
            })),
          ]}
          onChange={(chosen) => show.mutate(chosen === NOWHERE ? null : chosen)}
        />
      )}
      {show.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(show.error)}
        </Notice>
      )}
    </Section>
  );
}
