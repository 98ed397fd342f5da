import type { Decision } from '#contract/inbox.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';

/** What somebody decided, in a few words. */
export function useDecisionWords(): (decision: Decision) => string {
  const words = useWords();
  const format = useFormat();
  return (decision) => {
    switch (decision.kind) {
      case 'accept-total':
        return words('inbox.decided.accept-total', { total: format.money(decision.storeTotal) });
      case 'write-off':
        return words('inbox.decided.write-off', { reason: decision.reason });
      default:
        return words(`inbox.decided.${decision.kind}`);
    }
  };
}
