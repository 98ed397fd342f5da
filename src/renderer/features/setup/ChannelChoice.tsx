import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { StoreAddress, StoreCheckReply } from '#contract/setup.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { ChoiceCards } from '#renderer/ui/ChoiceCards.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';

interface Props {
  readonly address: StoreAddress;
  readonly check: StoreCheckReply;
  readonly onChecked: (address: StoreAddress, check: StoreCheckReply) => void;
}

/** Which of a store's channels the till sells in; another one is asked about anew. Nothing where there is but one. */
export function ChannelChoice({ address, check, onChecked }: Props): ReactElement | null {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const ask = useMutation({
    mutationFn: (channel: string) => api.setup.check({ ...address, channel }),
    onSuccess: (reply, channel) => onChecked({ ...address, channel }, reply),
  });
  const { channels } = check;
  if (channels.length < 2) return null;
  const chosen = channels.find(({ token }) => token === address.channel) ?? channels[0];
  return (
    <>
      <ChoiceCards
        label={words('setup.channel.choose')}
        value={(ask.isPending ? ask.variables : chosen?.token) ?? null}
        choices={channels.map(({ token, name }) => ({ value: token, title: name }))}
        onChange={(channel) => ask.mutate(channel)}
      />
      {ask.isPending && <p role="status">{words('setup.channel.asking')}</p>}
      {ask.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(ask.error)}
        </Notice>
      )}
    </>
  );
}
