import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { Person } from '#contract/people.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import type { OverrideWish } from './override-wish.ts';
import styles from './OverrideDialog.module.css';
import { PersonTiles, PinPad, PinRefusal } from './PersonPin.tsx';
import { TillDialog } from './TillDialog.tsx';
import { useWait } from './use-wait.ts';
import { useWords } from './words.ts';

interface Props {
  readonly wish: OverrideWish;
  readonly onAnswer: (grantId: string | null) => void;
}

/** Somebody who may says who they are, why, and proves it with their PIN. */
export function OverrideDialog({ wish, onAnswer }: Props): ReactElement {
  const words = useWords();
  const form = useOverrideForm(wish, onAnswer);
  return (
    <TillDialog
      title={words('override.title')}
      width="wide"
      canClose={!form.isBusy}
      onClose={() => onAnswer(null)}
    >
      <form className={styles['form']} onSubmit={form.submit} aria-busy={form.isBusy}>
        <div className={styles['side']}>
          <p className={styles['what']}>{wish.what}</p>
          <PersonTiles
            label={words('override.who')}
            people={form.people}
            chosenId={form.person?.staffId ?? null}
            onChoose={form.choose}
          />
          <TextField
            label={words('override.reason')}
            value={form.reason}
            onChange={form.setReason}
            maxLength={200}
            autoComplete="off"
            autoFocus={wish.reason === undefined}
          />
          <PinRefusal person={form.person} seconds={form.seconds} error={form.error} />
        </div>
        <div className={styles['side']}>
          <PinPad
            label={words('pin.label')}
            pin={form.pin}
            onChange={form.setPin}
            isHeld={form.isBusy || form.seconds > 0}
            hasFocus={wish.reason !== undefined}
          />
          <Button type="submit" look="primary" size="large" isWide isDisabled={!form.isReady}>
            {words('override.allow')}
          </Button>
        </div>
      </form>
    </TillDialog>
  );
}

interface OverrideForm {
  readonly people: readonly Person[];
  readonly person: Person | null;
  readonly choose: (staffId: string) => void;
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly pin: string;
  readonly setPin: (pin: string) => void;
  readonly seconds: number;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly submit: (event: FormEvent) => void;
}

function useOverrideForm(wish: OverrideWish, onAnswer: Props['onAnswer']): OverrideForm {
  const api = useApi();
  const people = useGrantors();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [reason, setReason] = useState(wish.reason ?? '');
  const [pin, setPin] = useState('');
  const person = people.find(({ staffId }) => staffId === chosenId) ?? people[0] ?? null;
  const seconds = useWait(person?.lockedUntil ?? 0);
  const { permission, amount, subject } = wish;
  const asking = useMutation({
    mutationFn: (staffId: string) =>
      api.people.authorise({ staffId, pin, permission, amount, subject, reason: reason.trim() }),
    onSuccess: ({ grantId }) => onAnswer(grantId),
    onError: () => setPin(''),
  });
  const isReady = person !== null && seconds === 0 && pin !== '' && reason.trim() !== '' && !asking.isPending;
  return {
    people,
    person,
    choose: (staffId) => {
      asking.reset();
      setPin('');
      setChosenId(staffId);
    },
    reason,
    setReason,
    pin,
    setPin: (typed) => {
      if (typed !== '') asking.reset();
      setPin(typed);
    },
    seconds,
    error: asking.error,
    isBusy: asking.isPending,
    isReady,
    submit: (event) => {
      event.preventDefault();
      if (isReady) asking.mutate(person.staffId);
    },
  };
}

/** Who most likely may comes first. */
const RANKS: Readonly<Record<string, number>> = { owner: 0, manager: 1, clerk: 3, fulfilment: 3 };
const OWN_RANK = 2;

const rankOf = ({ roleId }: Person): number => RANKS[roleId] ?? OWN_RANK;

/** Everybody but the one who asks. */
function useGrantors(): readonly Person[] {
  const queries = useQueries();
  const { data: names } = useQuery(queries.people.names({}));
  const { data: session } = useQuery(queries.people.session({}));
  const ownId = session?.actor?.staffId ?? null;
  const others = (names?.people ?? []).filter(({ staffId }) => staffId !== ownId);
  return others.toSorted((one, other) => rankOf(one) - rankOf(other));
}
