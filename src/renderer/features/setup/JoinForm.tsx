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
import styles from './forms.module.css';
import { isRegisterCode } from './guide.ts';
import { StepHead } from './StepHead.tsx';

/** Where this PC keeps the key to the store. */
export type KeyKept = 'keyring' | 'file' | 'memory' | 'none';

interface Props {
  readonly address: StoreAddress;
  readonly check: StoreCheckReply;
  readonly keyKept: KeyKept;
}

/** What the store said of itself, which of its places this is, and what this till is called. */
export function JoinForm({ address, check, keyKept }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const { locations } = check;
  const [locationId, setLocationId] = useState(locations.length === 1 ? locations[0]?.remoteId : undefined);
  const [registerCode, setRegisterCode] = useState('R1');
  const join = useMutation({
    mutationFn: (locationRemoteId: string) =>
      api.setup.connect({ ...address, locationRemoteId, registerCode }),
  });
  const isCode = isRegisterCode(registerCode);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (locationId !== undefined && isCode) join.mutate(locationId);
  };
  return (
    <>
      <StepHead
        title={words('setup.join.title', { name: check.storeName })}
        text={words('setup.join.text', { currency: check.currency })}
      />
      <form className={styles['form']} onSubmit={submit}>
        {locations.length === 0 ? (
          <Notice tone="stop">{words('setup.no-locations')}</Notice>
        ) : (
          <ChoiceCards
            label={words('setup.location')}
            value={locationId ?? null}
            choices={locations.map(({ remoteId, name, code }) => ({
              value: remoteId,
              title: name,
              ...(code === name ? {} : { text: code }),
            }))}
            onChange={setLocationId}
          />
        )}
        <TextField
          label={words('setup.register')}
          hint={words('setup.register.hint', { code: isCode ? registerCode : 'R1' })}
          value={registerCode}
          onChange={setRegisterCode}
          autoComplete="off"
          maxLength={12}
          error={isCode ? null : words('setup.register.bad')}
        />
        <Weaknesses codes={check.weaknesses} />
        {keyKept === 'memory' ? (
          <Notice tone="warn" title={words('key.memory.title')}>
            {words('key.memory.text')}
          </Notice>
        ) : (
          <p className={styles['kept']}>{words(`key.${keyKept}`)}</p>
        )}
        {join.error !== null && (
          <Notice tone="stop" role="alert">
            {errorWords(join.error)}
          </Notice>
        )}
        <Button
          type="submit"
          look="primary"
          size="large"
          isWide
          isDisabled={join.isPending || locationId === undefined || !isCode}
        >
          {words(join.isPending ? 'setup.joining' : 'setup.join')}
        </Button>
      </form>
    </>
  );
}
