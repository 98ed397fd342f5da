import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { StoreAddress, StoreCheckReply } from '#contract/setup.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { RequestFailed } from '#renderer/client/client.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
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
  const errorWords = useErrorWords();
  const api = useApi();
  const [address, setAddress] = useState(props.address);
  const [isSent, setSent] = useState(false);
  const check = useMutation({
    mutationFn: (wanted: StoreAddress) => api.setup.check(wanted),
    onSuccess: (reply, wanted) => props.onChecked(wanted, reply),
  });
  const url = readUrl(address.url);
  const code = check.error instanceof RequestFailed ? check.error.code : null;
  const change = (changed: Partial<StoreAddress>): void => {
    check.reset();
    setAddress({ ...address, ...changed });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSent(true);
    if (url !== null && address.key.trim() !== '') check.mutate({ ...address, url });
  };
  const urlError = isSent && url === null ? words('setup.url.bad') : null;
  const keyError = isSent && address.key.trim() === '' ? words('setup.key.missing') : null;
  const isElsewhere = code !== 'store-unreachable' && code !== 'store-refused-key';
  return (
    <>
      <StepHead title={words('setup.address.title')} text={words('setup.address.text')} />
      <form className={styles['form']} onSubmit={submit}>
        <TextField
          label={words('setup.url')}
          hint={words('setup.url.hint')}
          value={address.url}
          onChange={(typed) => change({ url: typed })}
          inputMode="url"
          autoComplete="off"
          autoFocus
          error={urlError ?? (code === 'store-unreachable' ? errorWords(check.error) : null)}
        />
        <TextField
          label={words('setup.key')}
          hint={words('setup.key.hint')}
          value={address.key}
          onChange={(key) => change({ key })}
          type="password"
          autoComplete="off"
          error={keyError ?? (code === 'store-refused-key' ? errorWords(check.error) : null)}
        />
        <TextField
          label={words('setup.channel')}
          hint={words('setup.channel.hint')}
          value={address.channel}
          onChange={(channel) => change({ channel })}
          autoComplete="off"
        />
        {check.error !== null && isElsewhere && (
          <Notice tone="stop" role="alert">
            {errorWords(check.error)}
          </Notice>
        )}
        <Button type="submit" look="primary" size="large" isWide isDisabled={check.isPending}>
          {words(check.isPending ? 'setup.checking' : 'setup.check')}
        </Button>
      </form>
    </>
  );
}
