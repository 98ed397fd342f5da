import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { DeskStatus } from '#contract/desk.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './Desk.module.css';
import { FaultNotice } from './FaultNotice.tsx';
import { PlaceForm, type Place } from './PlaceForm.tsx';

interface Props {
  readonly status: DeskStatus;
}

const TONES = { off: 'neutral', on: 'good', failed: 'stop' } as const;

/** Turns it on at an address of this PC, moves it to another, and turns it off again. */
export function SwitchSection({ status }: Props): ReactElement {
  const words = useWords();
  const { state } = status;
  const turn = useTurn();
  const [isMoving, setMoving] = useState(false);
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
      {state === 'failed' && <FaultNotice status={status} isBusy={turn.isPending} onPlace={turn.mutate} />}
      {status.url !== null && (
        <p className={styles['url']} data-selectable>
          {status.url}
        </p>
      )}
      {(state !== 'on' || isMoving) && (
        <Where status={status} isMoving={isMoving} isBusy={turn.isPending} onPlace={turn.mutate} />
      )}
      <RefusalNotice error={turn.error} />
      {state !== 'off' && (
        <div className={styles['actions']}>
          {state === 'on' && (
            <Button aria-pressed={isMoving} onPress={() => setMoving(!isMoving)}>
              {words('desk.move')}
            </Button>
          )}
          <Button look="danger" isDisabled={turn.isPending} onPress={() => turn.mutate(null)}>
            {words('desk.turn-off')}
          </Button>
        </div>
      )}
    </Section>
  );
}

interface WhereProps extends Props {
  /** It is on at another place. */
  readonly isMoving: boolean;
  readonly isBusy: boolean;
  readonly onPlace: (place: Place) => void;
}

/** Where it can be turned on, and what it costs to move it. */
function Where({ status, isMoving, isBusy, onPlace }: WhereProps): ReactElement {
  const words = useWords();
  if (status.addresses.length === 0) return <Notice tone="warn">{words('desk.no-network')}</Notice>;
  const go = words(isMoving ? 'desk.move.go' : 'desk.turn-on');
  return (
    <>
      {isMoving && <Notice tone="warn">{words('desk.move.text', { address: status.address ?? '' })}</Notice>}
      <PlaceForm status={status} isBusy={isBusy} go={go} onPlace={onPlace} />
    </>
  );
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
