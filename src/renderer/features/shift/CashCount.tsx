import { useId, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';
import { denominationsOf, type Denomination } from '#domain/money/denominations.ts';
import { countedTotal } from '#domain/shift/drawer.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { NumberPad } from '#renderer/ui/NumberPad.tsx';
import { TallyField } from '#renderer/ui/TallyField.tsx';
import styles from './CashCount.module.css';
import { countsOf, steppedCount, typedCount, type CountTexts } from './count-texts.ts';

interface Props {
  readonly texts: CountTexts;
  readonly onChange: (texts: CountTexts) => void;
  /** What comes after the count: the button that goes on. */
  readonly children: ReactNode;
}

/** The field that was entered last; what the pad types first replaces what stood there. */
interface Place {
  readonly worth: number;
  readonly isFresh: boolean;
}

/** Counts a drawer coin by coin, the largest note first: Enter goes to the next, the sum runs along. */
export function CashCount({ texts, onChange, children }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const all = denominationsOf(useShop().currency).toReversed();
  const [place, setPlace] = useState<Place>({ worth: all[0]?.worth ?? 0, isFresh: true });
  const write = (worth: number, text: string): void => {
    onChange({ ...texts, [worth]: typedCount(text) });
    setPlace({ worth, isFresh: false });
  };
  const fields = {
    texts,
    first: all[0]?.worth ?? 0,
    onWrite: write,
    onEnter: (worth: number) => setPlace({ worth, isFresh: true }),
  };
  const current = texts[place.worth] ?? '';
  return (
    <div className={styles['count']} onKeyDown={goOnAtEnter} role="presentation">
      <CountGroup {...fields} label={words('shift.count.notes')} of={ofKind(all, 'note')} />
      <CountGroup {...fields} label={words('shift.count.coins')} of={ofKind(all, 'coin')} />
      <div className={styles['side']}>
        <p className={styles['sum']}>
          <span>{words('shift.count.sum')}</span>
          <strong>{format.money(countedTotal(countsOf(texts)))}</strong>
        </p>
        <NumberPad
          label={words('pad.label')}
          eraseLabel={words('pad.erase')}
          mark={null}
          extra={null}
          onType={(digit) => write(place.worth, place.isFresh ? digit : current + digit)}
          onErase={() => write(place.worth, current.slice(0, -1))}
        />
        {children}
      </div>
    </div>
  );
}

function ofKind(all: readonly Denomination[], kind: Denomination['kind']): readonly Denomination[] {
  return all.filter((one) => one.kind === kind);
}

/** Enter in a field goes to the one after it; in the last it goes on with the form. An Enter held down goes nowhere. */
function goOnAtEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
  if (event.repeat) return event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll('input')];
  const next = fields[fields.indexOf(event.target) + 1];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

interface GroupProps {
  readonly label: string;
  readonly of: readonly Denomination[];
  readonly texts: CountTexts;
  readonly first: number;
  readonly onWrite: (worth: number, text: string) => void;
  readonly onEnter: (worth: number) => void;
}

function CountGroup({ label, of, texts, first, onWrite, onEnter }: GroupProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const id = useId();
  return (
    <div className={styles['group']} role="group" aria-labelledby={id}>
      <p id={id} className={styles['heading']}>
        {label}
      </p>
      {of.map(({ worth }) => {
        const text = texts[worth] ?? '';
        const name = format.money(worth);
        return (
          <TallyField
            key={worth}
            label={name}
            value={text}
            lessLabel={words('shift.count.less', { name })}
            moreLabel={words('shift.count.more', { name })}
            worth={Number(text) === 0 ? '' : format.amount(worth * Number(text))}
            isFirst={worth === first}
            onChange={(typed) => onWrite(worth, typed)}
            onFocus={() => onEnter(worth)}
            onStep={(by) => onWrite(worth, steppedCount(text, by))}
          />
        );
      })}
    </div>
  );
}
