import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { StoreAddress, StoreCheckReply } from '#contract/setup.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Weaknesses } from '#renderer/app/Weaknesses.tsx';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ChoiceCards } from '#renderer/ui/ChoiceCards.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { ChannelChoice } from './ChannelChoice.tsx';
import styles from './forms.module.css';
import { isRegisterCode } from './guide.ts';
import { StepHead } from './StepHead.tsx';
import { StoreFacts } from './StoreFacts.tsx';

/** Where this PC keeps the key to the store. */
export type KeyKept = 'keyring' | 'file' | 'memory' | 'none';

interface Props {
  readonly address: StoreAddress;
  readonly check: StoreCheckReply;
  readonly keyKept: KeyKept;
  /** Another of the store's channels was chosen. */
  readonly onChecked: (address: StoreAddress, check: StoreCheckReply) => void;
}

/** What the store said of itself, which of its places this is, and what this till is called. */
export function JoinForm({ address, check, keyKept, onChecked }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const only = check.locations.length === 1 ? check.locations[0]?.remoteId : undefined;
  const [locationId, setLocationId] = useState(only);
  const [registerCode, setRegisterCode] = useState('R1');
  const join = useMutation({
    mutationFn: (locationRemoteId: string) =>
      api.setup.connect({ ...address, locationRemoteId, registerCode }),
  });
  const isReady = locationId !== undefined && isRegisterCode(registerCode) && !join.isPending;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) join.mutate(locationId);
  };
  return (
    <>
      <StepHead
        title={words('setup.join.title', { name: check.storeName })}
        text={words('setup.join.text', { currency: check.currency })}
        isFocused
      />
      <form className={styles['form']} onSubmit={submit}>
        <ChannelChoice address={address} check={check} onChecked={onChecked} />
        <Locations locations={check.locations} chosenId={locationId} onChoose={setLocationId} />
        <RegisterField code={registerCode} onChange={setRegisterCode} />
        <StoreFacts check={check} />
        <Weaknesses codes={check.weaknesses} />
        <KeyWords keyKept={keyKept} />
        {join.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(join.error)}
          </Notice>
        )}
        <Button type="submit" look="primary" size="large" isWide isDisabled={!isReady}>
          {words(join.isPending ? 'setup.joining' : 'setup.join')}
        </Button>
      </form>
    </>
  );
}

interface LocationsProps {
  readonly locations: StoreCheckReply['locations'];
  readonly chosenId: string | undefined;
  readonly onChoose: (remoteId: string) => void;
}

function Locations({ locations, chosenId, onChoose }: LocationsProps): ReactElement {
  const words = useWords();
  if (locations.length === 0) return <Notice tone="stop">{words('setup.no-locations')}</Notice>;
  return (
    <ChoiceCards
      label={words('setup.location')}
      value={chosenId ?? null}
      choices={locations.map(({ remoteId, name, code }) => ({
        value: remoteId,
        title: name,
        ...(code === name ? {} : { text: code }),
      }))}
      onChange={onChoose}
    />
  );
}

interface RegisterFieldProps {
  readonly code: string;
  readonly onChange: (code: string) => void;
}

function RegisterField({ code, onChange }: RegisterFieldProps): ReactElement {
  const words = useWords();
  const isCode = isRegisterCode(code);
  return (
    <TextField
      label={words('setup.register')}
      hint={words('setup.register.hint', { code: isCode ? code : 'R1' })}
      value={code}
      onChange={onChange}
      autoComplete="off"
      maxLength={12}
      error={isCode ? null : words('setup.register.bad')}
    />
  );
}

/** Where the key to the store will lie; loud where it will not last. */
function KeyWords({ keyKept }: { readonly keyKept: KeyKept }): ReactElement {
  const words = useWords();
  if (keyKept !== 'memory') return <p className={styles['kept']}>{words(`key.${keyKept}`)}</p>;
  return (
    <Notice tone="warn" title={words('key.memory.title')}>
      {words('key.memory.text')}
    </Notice>
  );
}
