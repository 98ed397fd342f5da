import { useState, type FormEvent, type ReactElement } from 'react';
import type { DeskStatus } from '#contract/desk.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './Desk.module.css';

/** Where the till listens. */
export interface Place {
  readonly address: string;
  readonly port: number;
}

interface Props {
  readonly status: DeskStatus;
  readonly isBusy: boolean;
  /** What the button says. */
  readonly go: string;
  readonly onPlace: (place: Place) => void;
}

const MOST = 65_535;
const LEAST = 1024;

/** An address of this PC, and a port. */
export function PlaceForm({ status, isBusy, go, onPlace }: Props): ReactElement {
  const words = useWords();
  const known = status.addresses.map(({ address }) => address);
  const [address, setAddress] = useState(known.find((one) => one === status.address) ?? known[0] ?? '');
  const [text, setText] = useState(String(status.port));
  const port = Number(text);
  const isPort = Number.isInteger(port) && port >= LEAST && port <= MOST;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isPort && !isBusy) onPlace({ address, port });
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
          {go}
        </Button>
      </div>
    </form>
  );
}
