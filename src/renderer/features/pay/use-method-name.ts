import { useWords } from '#renderer/app/words.ts';
import type { Method } from './payment.ts';

/** How a way to pay is called: the shop's own name, the currency of other cash, else the till's word. */
export function useMethodName(): (method: Method) => string {
  const words = useWords();
  return ({ kind, name, currency }) => {
    if (kind === 'other') return name;
    return currency === null ? words(`tender.${kind}`) : words('tender.cash.in', { currency });
  };
}
