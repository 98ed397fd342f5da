import type { PickupDetail } from '#contract/pickup.ts';
import type { Question } from '#domain/pickup/pickup.ts';
import type { Answer } from '#domain/pickup/step.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords } from '#renderer/app/words.ts';
import { storyWords } from './story-words.ts';

interface QuestionWords {
  readonly title: string;
  readonly text: string;
  readonly answer: (answer: Answer) => string;
}

/** What an order asks, with the quantities that it is about, in the question and on its answers. */
export function useQuestionWords({ pickup, goods }: PickupDetail, question: Question): QuestionWords {
  const words = useWords();
  const { plain } = useQuantityWords();
  const { lineId, event } = question;
  const picked = pickup.lines.find((one) => one.line.lineId === lineId);
  const unit = goods.find((one) => one.variantRemoteId === picked?.line.variantRemoteId)?.unit ?? 'piece';
  const step = storyWords(event?.step.kind ?? '');
  // That the store has handed it over is a change of the whole order, not of a line.
  const kind = question.kind === 'changed' && picked === undefined ? 'given' : question.kind;
  const told = {
    name: picked?.line.name ?? '',
    now: plain(picked?.line.quantity ?? 0, unit),
    before: plain(picked?.wanted ?? 0, unit),
    picked: plain(picked?.picked ?? 0, unit),
    step: step === null ? '' : words(step),
    clerk: event?.clerk ?? '',
  };
  const isGone = kind === 'changed' && picked?.line.quantity === 0;
  return {
    title: words(isGone ? 'pickup.question.gone' : `pickup.question.${kind}`, told),
    text: words(`pickup.question.${kind}.text`, told),
    answer: (answer) =>
      words(
        isGone && answer === 'follow-store' ? 'pickup.answer.gone' : `pickup.answer.${kind}.${answer}`,
        told,
      ),
  };
}
