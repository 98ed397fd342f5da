import type { PickupDetail } from '#contract/pickup.ts';
import type { PickLine, Question } from '#domain/pickup/pickup.ts';
import type { Answer } from '#domain/pickup/step.ts';
import { useFormat, type Format } from '#renderer/app/format.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import { storyWords } from './story-words.ts';

interface QuestionWords {
  readonly title: string;
  readonly text: string;
  readonly answer: (answer: Answer) => string;
}

/** What an order asks, with the quantities that it is about, in the question and on its answers. */
export function useQuestionWords(detail: PickupDetail, question: Question): QuestionWords {
  const words = useWords();
  const told = useTold(detail, question);
  const kind = kindOf(detail, question);
  const isPaid = kind === 'too-late' && isPaidTwice(question);
  const isGone = kind === 'changed' && lineOf(detail, question)?.line.quantity === 0;
  return {
    title: words(isGone ? 'pickup.question.gone' : `pickup.question.${kind}`, told),
    text: words(isPaid ? 'pickup.question.paid-twice.text' : `pickup.question.${kind}.text`, told),
    answer: (answer) => {
      if (answer === 'seen') return words('pickup.answer.seen');
      const decided = kind === 'cancelled' || kind === 'given' ? kind : 'changed';
      return words(
        isGone && answer === 'follow-store' ? 'pickup.answer.gone' : `pickup.answer.${decided}.${answer}`,
        told,
      );
    },
  };
}

/** A till took money for an order that it could not hand over any more. */
function isPaidTwice({ event }: Question): boolean {
  return event?.step.kind === 'hand-over' && event.step.collected > 0;
}

/** That the store has it as handed over is a change of the whole order, not of a line. */
function kindOf(detail: PickupDetail, question: Question): Question['kind'] | 'given' {
  return question.kind === 'changed' && lineOf(detail, question) === undefined ? 'given' : question.kind;
}

function lineOf({ pickup }: PickupDetail, { lineId }: Question): PickLine | undefined {
  return pickup.lines.find(({ line }) => line.lineId === lineId);
}

/** What the words of a question speak of: goods and how many of them, or who did what. */
function useTold(detail: PickupDetail, question: Question) {
  const words = useWords();
  const { plain } = useQuantityWords();
  const format = useFormat();
  const about = lineOf(detail, question);
  const said = { ...toldOf(question.event, words), ...sumsOf(question, format) };
  if (about === undefined) return said;
  const { line, wanted, picked } = about;
  const known = detail.goods.find(({ variantRemoteId }) => variantRemoteId === line.variantRemoteId);
  const unit = known?.unit ?? 'piece';
  const amounts = {
    now: plain(line.quantity, unit),
    before: plain(wanted, unit),
    picked: plain(picked, unit),
  };
  return { ...said, ...amounts, name: line.name };
}

function toldOf(event: Question['event'], words: Words) {
  if (event === null) return { step: '', clerk: '', till: '' };
  const step = storyWords(event.step.kind);
  return { step: step === null ? '' : words(step), clerk: event.clerk, till: event.registerCode };
}

/** What was taken for it, and what it comes to. */
function sumsOf({ event, sums }: Question, format: Format) {
  const late = event?.step.kind === 'hand-over' ? event.step.collected : 0;
  const { collected, due } = sums ?? { collected: late, due: 0 };
  return { collected: format.money(collected), due: format.money(due) };
}
