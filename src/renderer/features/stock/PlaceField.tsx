import type { ReactElement } from 'react';
import type { StockLocation } from '#contract/stock.ts';
import { useWords } from '#renderer/app/words.ts';
import { Select } from '#renderer/ui/Select.tsx';
import type { Work } from './use-work.ts';

/** The place that was chosen; the only one needs no choosing. Undefined while it is open which. */
export function chosenPlace(places: readonly StockLocation[], work: Work): StockLocation | undefined {
  const [only, ...others] = places;
  if (others.length === 0) return only;
  return places.find(({ code }) => code === work.field('place'));
}

interface Props {
  readonly label: string;
  readonly places: readonly StockLocation[];
  readonly work: Work;
}

const NONE = '';

/** Another place of the shop; nobody's goods go astray to the one that happens to stand first. */
export function PlaceField({ label, places, work }: Props): ReactElement {
  const words = useWords();
  const place = chosenPlace(places, work);
  const choices = places.map(({ code, name }) => ({ value: code, words: name }));
  return (
    <Select
      label={label}
      value={place?.code ?? NONE}
      choices={
        place === undefined ? [{ value: NONE, words: words('stock.transfer.choose') }, ...choices] : choices
      }
      onChange={(code) => work.setField('place', code)}
    />
  );
}
