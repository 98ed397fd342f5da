import type { ReactElement } from 'react';
import type { KeptPromotion } from '#contract/promotion.ts';
import { groupsOf } from '#renderer/app/customer-fields.ts';
import type { Draft } from '#renderer/app/use-draft.ts';
import { CountField } from '#renderer/app/ValueField.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Check } from '#renderer/ui/Check.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { dayText, minuteText, readDay, readMinute } from './day-text.ts';
import styles from './PromotionForm.module.css';

interface Props {
  readonly draft: Draft<KeptPromotion>;
}

/** When, for whom, how often, and what comes first. */
export function LimitFields({ draft }: Props): ReactElement {
  const words = useWords();
  const { coupon, groupIds, priority, isExclusive } = draft.value;
  return (
    <>
      <Times draft={draft} />
      <div className={styles['pair']}>
        <TextField
          label={words('promotions.coupon')}
          hint={words('promotions.coupon.hint')}
          value={coupon ?? ''}
          maxLength={60}
          onChange={(text) => draft.change({ coupon: text.trim() === '' ? null : text })}
        />
        <TextField
          label={words('promotions.groups')}
          hint={words('promotions.groups.hint')}
          defaultValue={groupIds.join(', ')}
          onChange={(text) => draft.change({ groupIds: groupsOf(text) })}
        />
        <LimitField draft={draft} name="useLimit" label={words('promotions.use-limit')} />
        <LimitField draft={draft} name="customerLimit" label={words('promotions.customer-limit')} />
      </div>
      <div className={styles['pair']}>
        <CountField
          label={words('promotions.priority')}
          hint={words('promotions.priority.hint')}
          value={priority}
          least={0}
          most={1000}
          onChange={draft.take('priority', (given: number) => ({ priority: given }))}
        />
        <Check isSelected={isExclusive} onChange={(given) => draft.change({ isExclusive: given })}>
          {words('promotions.exclusive')}
        </Check>
      </div>
    </>
  );
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function Times({ draft }: Props): ReactElement {
  const words = useWords();
  const { validity } = draft.value;
  const change = (part: Partial<KeptPromotion['validity']>): void =>
    draft.change({ validity: { ...validity, ...part } });
  return (
    <div className={styles['group']}>
      <div className={styles['pair']}>
        <TextField
          type="date"
          label={words('promotions.first-day')}
          value={dayText(validity.from)}
          onChange={(text) => change({ from: readDay(text, 0) })}
        />
        <TextField
          type="date"
          label={words('promotions.last-day')}
          value={validity.until === null ? '' : dayText(validity.until - 1)}
          onChange={(text) => change({ until: readDay(text, 1) })}
        />
        <TextField
          type="time"
          label={words('promotions.hours-from')}
          value={minuteText(validity.hours?.from ?? null)}
          onChange={(text) => {
            const from = readMinute(text);
            change({ hours: from === null ? null : { from, until: validity.hours?.until ?? 1440 } });
          }}
        />
        <TextField
          type="time"
          label={words('promotions.hours-until')}
          value={minuteText(validity.hours?.until ?? null)}
          isDisabled={validity.hours === null}
          onChange={(text) =>
            change({ hours: { from: validity.hours?.from ?? 0, until: readMinute(text) ?? 1440 } })
          }
        />
      </div>
      <div className={styles['chips']} role="group" aria-label={words('promotions.weekdays')}>
        {WEEKDAYS.map((day) => (
          <Check
            key={day}
            isSelected={validity.weekdays.length === 0 || validity.weekdays.includes(day)}
            onChange={(isOn) => change({ weekdays: weekdaysWith(validity.weekdays, day, isOn) })}
          >
            {words(`promotions.weekday.${day}`)}
          </Check>
        ))}
      </div>
    </div>
  );
}

/** All seven are no limit, which is told as none. */
function weekdaysWith(days: readonly number[], day: number, isOn: boolean): number[] {
  const all = days.length === 0 ? [...WEEKDAYS] : days;
  const others = all.filter((one) => one !== day);
  const next = isOn ? [...others, day].toSorted((a, b) => a - b) : others;
  return next.length === WEEKDAYS.length ? [] : next;
}

interface LimitProps extends Props {
  readonly name: 'useLimit' | 'customerLimit';
  readonly label: string;
}

/** Empty is without limit, which a field of numbers alone can't say: 0 stands for it. */
function LimitField({ draft, name, label }: LimitProps): ReactElement {
  const words = useWords();
  return (
    <CountField
      label={label}
      hint={words('promotions.limit.hint')}
      value={draft.value[name] ?? 0}
      least={0}
      most={1_000_000}
      onChange={draft.take(name, (count: number) => ({ [name]: count === 0 ? null : count }))}
    />
  );
}
