import type { InboxItem } from '#contract/inbox.ts';

/** One answer to give, and the goods that it is about where it is about some. */
export interface Choice {
  readonly answer: InboxItem['answers'][number];
  readonly goods: InboxItem['items'][number] | null;
}

/** The answers that can be given, the suggested first; what is about single goods once for each of them. */
export function choicesFor({ answers, items }: Pick<InboxItem, 'answers' | 'items'>): readonly Choice[] {
  return answers.flatMap((answer): Choice[] =>
    answer === 'as-misc' || answer === 'map'
      ? items.map((goods) => ({ answer, goods }))
      : [{ answer, goods: null }],
  );
}
