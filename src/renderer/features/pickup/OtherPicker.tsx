import type { ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { useMinute } from '#renderer/app/use-minute.ts';
import { useSession } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useShortWhen } from './use-clock-words.ts';

interface Props {
  readonly detail: PickupDetail;
  /** Whoever is here picks it from now on. */
  readonly onTakeOn: () => void;
}

/** Somebody else picks this order already: two people would look for the same goods. */
export function OtherPicker({ detail: { card, pickup }, onTakeOn }: Props): ReactElement | null {
  const words = useWords();
  const shortWhen = useShortWhen();
  const now = useMinute();
  const own = useSession()?.actor?.name;
  const { picker, stage } = pickup;
  if (stage !== 'picking' || picker === null || own === undefined || picker.clerk === own) return null;
  return (
    <Notice
      tone="warn"
      role="status"
      title={words('pickup.walk.picker', {
        clerk: picker.clerk,
        name: card.customerName,
        when: shortWhen(picker.at, now),
      })}
      actions={<Button onPress={onTakeOn}>{words('pickup.walk.take-on')}</Button>}
    />
  );
}
