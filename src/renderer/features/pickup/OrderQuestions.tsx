import type { ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import type { Question } from '#domain/pickup/pickup.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './OrderScreen.module.css';
import { storyWords } from './story-words.ts';
import { useSteps } from './use-step.ts';

interface Props {
  readonly detail: PickupDetail;
}

/** What a person has to decide, as the shopper and staff, or two of staff, did what does not go together. */
export function OrderQuestions({ detail }: Props): ReactElement | null {
  const { questions, orderId } = detail.pickup;
  const steps = useSteps(orderId);
  if (questions.length === 0) return null;
  return (
    <div className={styles['questions']}>
      {questions.map((question) => (
        <Asked
          key={question.questionId}
          question={question}
          detail={detail}
          isRunning={steps.isRunning}
          onAnswer={(answer) => {
            const { questionId } = question;
            steps.take({ kind: 'answer', questionId, answer }).catch(() => undefined);
          }}
        />
      ))}
      <RefusalNotice error={steps.error} />
    </div>
  );
}

interface AskedProps extends Props {
  readonly question: Question;
  readonly isRunning: boolean;
  readonly onAnswer: (answer: Question['answers'][number]) => void;
}

function Asked({ question, detail, isRunning, onAnswer }: AskedProps): ReactElement {
  const words = useWords();
  const mayWork = useMay()('pickup.work') && detail.isHere;
  const { kind, lineId, event, answers } = question;
  const name = detail.pickup.lines.find(({ line }) => line.lineId === lineId)?.line.name ?? '';
  const told = event === null ? null : storyWords(event.step.kind);
  return (
    <Notice
      tone="warn"
      title={words(`pickup.question.${kind}`, {
        name,
        step: told === null ? '' : words(told),
        clerk: event?.clerk ?? '',
      })}
      actions={
        mayWork &&
        answers.map((answer) => (
          <Button key={answer} isDisabled={isRunning} onPress={() => onAnswer(answer)}>
            {words(`pickup.answer.${kind}.${answer}`)}
          </Button>
        ))
      }
    >
      {words(`pickup.question.${kind}.text`)}
    </Notice>
  );
}
