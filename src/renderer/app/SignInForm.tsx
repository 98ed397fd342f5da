import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent, type ReactElement } from 'react';
import type { Person } from '#contract/people.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { PersonTiles, PinPad, PinRefusal } from './PersonPin.tsx';
import { lastPerson, useSession, useTakeSession } from './session.ts';
import styles from './SignInForm.module.css';
import { useTyping } from './use-target.ts';
import { useWait } from './use-wait.ts';
import { useWords } from './words.ts';

interface Props {
  /** Called once somebody is signed in. */
  readonly onSignedIn?: () => void;
}

/** A name and its PIN. Digits work at once, wherever the focus is. */
export function SignInForm({ onSignedIn }: Props): ReactElement {
  const words = useWords();
  const form = useSignIn(onSignedIn);
  const element = useRef<HTMLFormElement>(null);
  // What was typed on a name belongs to the PIN, and so does what follows it.
  useTyping((text) => {
    form.type(form.pin + text);
    element.current?.querySelector<HTMLInputElement>('input[type="password"]')?.focus();
  });
  return (
    <form ref={element} className={styles['form']} onSubmit={form.submit} aria-busy={form.isBusy}>
      <div className={styles['side']}>
        <PersonTiles
          label={words('sign-in.who')}
          people={form.people}
          chosenId={form.person?.staffId ?? null}
          onChoose={form.choose}
        />
        <PinRefusal person={form.person} seconds={form.seconds} error={form.error} />
      </div>
      <div className={styles['side']}>
        <PinPad
          label={words('pin.label')}
          pin={form.pin}
          onChange={form.type}
          isHeld={form.isBusy || form.seconds > 0}
          hasFocus
        />
        <Button type="submit" look="primary" size="large" isWide isDisabled={!form.isReady}>
          {words('sign-in.go')}
          <Kbd on={form.isReady ? 'accent' : 'surface'}>Enter</Kbd>
        </Button>
      </div>
    </form>
  );
}

interface SignIn {
  readonly people: readonly Person[];
  readonly person: Person | null;
  readonly choose: (staffId: string) => void;
  readonly pin: string;
  readonly type: (pin: string) => void;
  readonly seconds: number;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly submit: (event: FormEvent) => void;
}

function useSignIn(onSignedIn: Props['onSignedIn']): SignIn {
  const api = useApi();
  const queries = useQueries();
  const queryClient = useQueryClient();
  const people = usePeople();
  const take = useTakeSession();
  const [chosenId, setChosenId] = useState(lastPerson);
  const [pin, setPin] = useState('');
  const person = people.find(({ staffId }) => staffId === chosenId) ?? people[0] ?? null;
  const seconds = useWait(person?.lockedUntil ?? 0);
  const signing = useMutation({
    mutationFn: (staffId: string) => api.people.signIn({ staffId, pin }),
    onSuccess: (session) => {
      take(session);
      onSignedIn?.();
    },
    onError: () => {
      setPin('');
      // Who has to wait now, also where nobody is told that people were touched.
      void queryClient.invalidateQueries({ queryKey: queries.people.names({}).queryKey });
    },
  });
  const isReady = person !== null && seconds === 0 && pin !== '' && !signing.isPending;
  return {
    people,
    person,
    choose: (staffId) => {
      signing.reset();
      setPin('');
      setChosenId(staffId);
    },
    pin,
    type: (typed) => {
      if (signing.isPending || seconds > 0) return;
      if (typed !== '') signing.reset();
      setPin(typed);
    },
    seconds,
    error: signing.error,
    isBusy: signing.isPending,
    isReady,
    submit: (event) => {
      event.preventDefault();
      if (isReady) signing.mutate(person.staffId);
    },
  };
}

/** Everybody but who is signed in already. */
function usePeople(): readonly Person[] {
  const { data } = useQuery(useQueries().people.names({}));
  const own = useSession()?.actor?.staffId ?? null;
  return (data?.people ?? []).filter(({ staffId }) => staffId !== own);
}
