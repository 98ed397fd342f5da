import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { StoreAddress, StoreCheckReply } from '#contract/setup.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { RequestFailed } from '#renderer/client/client.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ChoiceCards } from '#renderer/ui/ChoiceCards.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './forms.module.css';
import { readUrl } from './guide.ts';
import { StepHead } from './StepHead.tsx';

interface Props {
  readonly address: StoreAddress;
  readonly onChecked: (address: StoreAddress, check: StoreCheckReply) => void;
}

/** The store's address and the till's key for it, tried out before anything is kept. */
export function AddressForm(props: Props): ReactElement {
  const words = useWords();
  const { address, change, submit, isChecking, faults } = useAddressForm(props);
  return (
    <>
      <StepHead title={words('setup.address.title')} text={words('setup.address.text')} />
      <form className={styles['form']} onSubmit={submit}>
        <ChoiceCards
          label={words('setup.kind')}
          value={address.kind}
          choices={[
            { value: 'vendure', title: 'Vendure', text: words('setup.kind.vendure.text') },
            { value: 'medusa', title: 'Medusa', text: words('setup.kind.medusa.text') },
          ]}
          onChange={(kind) => change({ kind })}
        />
        <TextField
          label={words('setup.url')}
          hint={words('setup.url.hint')}
          value={address.url}
          onChange={(url) => change({ url })}
          inputMode="url"
          autoComplete="off"
          autoFocus
          error={faults.url}
        />
        <TextField
          label={words('setup.key')}
          hint={words(address.kind === 'medusa' ? 'setup.key.hint.medusa' : 'setup.key.hint')}
          value={address.key}
          onChange={(key) => change({ key })}
          type="password"
          autoComplete="off"
          error={faults.key}
        />
        <TextField
          label={words('setup.channel')}
          hint={words('setup.channel.hint')}
          value={address.channel}
          onChange={(channel) => change({ channel })}
          autoComplete="off"
        />
        {faults.other !== null && (
          <Notice tone="stop" role="alert">
            {faults.other}
          </Notice>
        )}
        <Button type="submit" look="primary" size="large" isWide isDisabled={isChecking}>
          {words(isChecking ? 'setup.checking' : 'setup.check')}
        </Button>
      </form>
    </>
  );
}

interface Faults {
  readonly url: string | null;
  readonly key: string | null;
  readonly other: string | null;
}

interface AddressState {
  readonly address: StoreAddress;
  readonly change: (changed: Partial<StoreAddress>) => void;
  readonly submit: (event: FormEvent) => void;
  readonly isChecking: boolean;
  readonly faults: Faults;
}

function useAddressForm({ address: known, onChecked }: Props): AddressState {
  const words = useWords();
  const api = useApi();
  const [address, setAddress] = useState(known);
  const [isSent, setSent] = useState(false);
  const refused = useRefusal();
  const check = useMutation({
    mutationFn: (wanted: StoreAddress) => api.setup.check(wanted),
    onSuccess: (reply, wanted) => onChecked(wanted, reply),
  });
  const url = readUrl(address.url);
  const hasKey = address.key.trim() !== '';
  const missing = {
    url: isSent && url === null ? words('setup.url.bad') : null,
    key: isSent && !hasKey ? words('setup.key.missing') : null,
  };
  const said = refused(check.error);
  return {
    address,
    change: (changed) => {
      check.reset();
      setAddress({ ...address, ...changed });
    },
    submit: (event) => {
      event.preventDefault();
      setSent(true);
      if (url !== null && hasKey) check.mutate({ ...address, url });
    },
    isChecking: check.isPending,
    faults: { ...said, url: missing.url ?? said.url, key: missing.key ?? said.key },
  };
}

/** Puts the words of a refusal where they belong. */
function useRefusal(): (error: Error | null) => Faults {
  const errorWords = useErrorWords();
  return (error) => {
    const none: Faults = { url: null, key: null, other: null };
    if (error === null) return none;
    const code = error instanceof RequestFailed ? error.code : null;
    if (code === 'store-unreachable') return { ...none, url: errorWords(error) };
    if (code === 'store-refused-key') return { ...none, key: errorWords(error) };
    return { ...none, other: errorWords(error) };
  };
}
