import { DatabaseRefused } from '#main/data/migrate.ts';
import type { Language } from './words.ts';

/** What to tell somebody whose till does not start: what happened, what it means for the sales, what to do. */
export function explainStart(
  error: unknown,
  { words }: Language,
): { readonly title: string; readonly text: string } {
  const problem = error instanceof DatabaseRefused ? error.problem : 'unknown';
  const detail = error instanceof Error ? error.message : String(error);
  return { title: words('start.failed'), text: `${words(`start.${problem}`)}\n\n${detail}` };
}
