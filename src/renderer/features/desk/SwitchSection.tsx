import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { DeskStatus } from '#contract/desk.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './Desk.module.css';

interface Props {
  readonly status: DeskStatus;
}

const TONES = { off: 'neutral', on: 'good', failed: 'stop' } as const;

/** Turns it on at an address of this PC, and off again. */
export function SwitchSection({ status }: Props): ReactElement {
  const words = useWords();
  const { state, fault, addresses } = status;
  const turn = useTurn();
  return (
    <Section
      title={words('desk.switch')}
      state={
        <Badge tone={TONES[state]} hasDot>
          {words(`desk.state.${state}`)}
        </Badge>
      }
      text={words(`desk.state.${state}.text`)}
    >
      {state === 'failed' && (
        <Notice tone="stop" role="alert">
          {words(`desk.fault.${fault ?? 'other'}`, { address: status.address ?? '', port: status.port })}
        </Notice>
      )}
      {status.url !== null && (
        <p className={styles['url']} data-selectable>
          {status.url}
        </p>
      )}
      {state !== 'on' && addresses.length === 0 && <Notice tone="warn">{words('desk.no-network')}</Notice>}
      {state !== 'on' && addresses.length > 0 && (
        <PlaceForm status={status} isBusy={turn.isPending} onTurnOn={turn.mutate} />
      )}
      <RefusalNotice error={turn.error} />
      {state !== 'off' && (
        <div className={styles['actions']}>
          <Button look="danger" isDisabled={turn.isPending} onPress={() => turn.mutate(null)}>
            {words('desk.turn-off')}
          </Button>
        </div>
      )}
    </Section>
  );
}

interface Place {
  readonly address: string;
  readonly port: number;
}

/** On at a place, or off with null. */
function useTurn() {
  const api = useApi();
  const queries = useQueries();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (place: Place | null) => (place === null ? api.desk.turnOff({}) : api.desk.turnOn(place)),
    onSuccess: (status) => queryClient.setQueryData(queries.desk.status({}).queryKey, status),
  });
}

interface FormProps extends Props {
  readonly isBusy: boolean;
  readonly onTurnOn: (place: Place) => void;
}

const MOST = 65_535;
const LEAST = 1024;

function PlaceForm({ status, isBusy, onTurnOn }: FormProps): ReactElement {
  const words = useWords();
  const known = status.addresses.map(({ address }) => address);
  const [address, setAddress] = useState(known.find((one) => one === status.address) ?? known[0] ?? '');
  const [text, setText] = useState(String(status.port));
  const port = Number(text);
  const isPort = Number.isInteger(port) && port >= LEAST && port <= MOST;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isPort && !isBusy) onTurnOn({ address, port });
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <Select
        label={words('desk.address')}
        hint={words('desk.address.hint')}
        value={address}
        choices={status.addresses.map((one) => ({
          value: one.address,
          words: words('desk.address.of', { address: one.address, network: one.network }),
        }))}
        onChange={setAddress}
      />
      <TextField
        label={words('desk.port')}
        hint={words('desk.port.hint')}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={(typed) => setText(typed.replaceAll(/\D/g, '').slice(0, 5))}
        error={isPort ? null : words('desk.port.bad', { least: LEAST, most: MOST })}
      />
      <div className={styles['actions']}>
        <Button type="submit" look="primary" isDisabled={isBusy || !isPort}>
          {words('desk.turn-on')}
        </Button>
      </div>
    </form>
  );
}
