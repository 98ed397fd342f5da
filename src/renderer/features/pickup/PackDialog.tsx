import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import type { PickupStep } from '#domain/pickup/step.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Stepper } from '#renderer/ui/Stepper.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './forms.module.css';
import { recentPlaces, rememberPlace } from './recent-places.ts';
import { useSteps } from './use-step.ts';

const MOST_BAGS = 99;
const MAX_PLACE = 20;

interface Props {
  readonly detail: PickupDetail;
  readonly onClose: () => void;
  readonly onDone?: () => void;
}

/** How many bags it is and where they stand; then it can be said to be ready at once. A scan names the place. */
export function PackDialog({ detail, onClose, onDone = onClose }: Props): ReactElement {
  const words = useWords();
  const form = usePacking(detail, onDone);
  return (
    <TillDialog
      title={words('pickup.pack.title', { name: detail.order.customer.name })}
      onClose={onClose}
      onScan={({ code }) => form.setPlace(code.slice(0, MAX_PLACE))}
    >
      <form
        className={styles['form']}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          form.pack(true);
        }}
      >
        <div className={styles['row']}>
          <span className={styles['label']}>{words('pickup.pack.bags')}</span>
          <Stepper
            label={words('pickup.pack.bags')}
            lessLabel={words('basket.less')}
            moreLabel={words('basket.more')}
            onLess={() => form.setBags((before) => Math.max(0, before - 1))}
            onMore={() => form.setBags((before) => Math.min(MOST_BAGS, before + 1))}
          >
            {form.bags}
          </Stepper>
        </div>
        <PlaceField place={form.place} onChange={form.setPlace} />
        <RefusalNotice error={form.error} />
        <div className={styles['buttons']}>
          <Button type="submit" look="primary" size="large" isWide isDisabled={!form.isReady}>
            {words('pickup.pack.ready')}
          </Button>
          <Button isWide isDisabled={!form.isReady} onPress={() => form.pack(false)}>
            {words('pickup.pack.only')}
          </Button>
        </div>
      </form>
    </TillDialog>
  );
}

function usePacking({ pickup, card }: PickupDetail, onDone: () => void) {
  const steps = useSteps(card.orderId);
  const [bags, setBags] = useState(Math.max(1, pickup.bags));
  const [place, setPlace] = useState(pickup.place);
  const wanted = place.trim();
  const isReady = wanted !== '' && !steps.isRunning;
  const pack = (isSaid: boolean): void => {
    if (!isReady) return;
    const packed: PickupStep = { kind: 'pack', bags, place: wanted };
    const all: readonly PickupStep[] = isSaid ? [packed, { kind: 'ready' }] : [packed];
    const done = async (): Promise<void> => {
      await steps.take(...all);
      rememberPlace(wanted);
      onDone();
    };
    done().catch(() => undefined);
  };
  return { bags, setBags, place, setPlace, isReady, pack, error: steps.error };
}

interface PlaceProps {
  readonly place: string;
  readonly onChange: (place: string) => void;
}

function PlaceField({ place, onChange }: PlaceProps): ReactElement {
  const words = useWords();
  const places = usePlaces();
  return (
    <>
      <TextField
        label={words('pickup.pack.place')}
        hint={words('pickup.pack.place.hint')}
        value={place}
        onChange={onChange}
        maxLength={MAX_PLACE}
        autoComplete="off"
        autoFocus
      />
      {places.length > 0 && (
        <div className={styles['chips']} role="group" aria-label={words('pickup.pack.recent')}>
          {places.map((one) => (
            <Button key={one} onPress={() => onChange(one)}>
              {one}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}

/** Places to choose from: those used here lately, and where others stand now. */
function usePlaces(): readonly string[] {
  const { data } = useQuery(useQueries().pickup.board({}));
  const taken = (data?.cards ?? []).map(({ place }) => place).filter((place) => place !== '');
  return [...new Set([...recentPlaces(), ...taken])].slice(0, 8);
}
