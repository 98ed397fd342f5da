import { useCallback } from 'react';
import { useFormat } from './format.ts';
import { useWords } from './words.ts';

/** An instant (ms UTC) as one says it: the time for what was today, else the day with it. */
export function useWhen(): (at: number) => string {
  const words = useWords();
  const format = useFormat();
  return useCallback(
    (at) => {
      const time = format.time(at);
      const day = format.day(at);
      return day === format.day(Date.now()) ? time : words('when.day', { day, time });
    },
    [words, format],
  );
}
