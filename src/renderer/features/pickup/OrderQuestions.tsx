import type { ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import type { Question } from '#domain/pickup/pickup.ts';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './OrderScreen.module.css';
import { useQuestionWords } from './use-question-words.ts';
import { useSteps } from './use-step.ts';

interface Props {
  readonly detail: PickupDetail;
  /** Whose order it is, where that does not stand above. */
  readonly whose?: string;
  /** Hears that one was answered. */
  readonly onAnswered?: () => void;
}

/** What a person has to decide, as the shopper and staff, or two of staff, did what does not go together. */
export function OrderQuestions({ detail, whose = '', onAnswered }: Props): ReactElement | null {
  const { questions, orderId } = detail.pickup;
  const steps = useSteps(orderId);
  if (questions.length === 0) return null;
  return (
    <div className={styles['questions']} role="alert">
      {questions.map((question) => (
        <Asked
          key={question.questionId}
          question={question}
          detail={detail}
          whose={whose}
          isRunning={steps.isRunning}
          onAnswer={(answer) => {
            const { questionId } = question;
            steps
              .take({ kind: 'answer', questionId, answer })
              .then(onAnswered)
              .catch(() => undefined);
          }}
        />
      ))}
      <RefusalNotice error={steps.error} />
    </div>
  );
}

interface AskedProps {
  readonly detail: PickupDetail;
  readonly whose: string;
  readonly question: Question;
  readonly isRunning: boolean;
  readonly onAnswer: (answer: Question['answers'][number]) => void;
}

function Asked({ question, detail, whose, isRunning, onAnswer }: AskedProps): ReactElement {
  const words = useWords();
  const mayWork = useMay()('pickup.work') && detail.isHere;
  const { title, text, answer: answerWords } = useQuestionWords(detail, question);
  return (
    <Notice
      tone="warn"
      title={whose === '' ? title : words('pickup.question.whose', { whose, title })}
      actions={
        mayWork &&
        question.answers.map((answer) => (
          <Button key={answer} isDisabled={isRunning} onPress={() => onAnswer(answer)}>
            {answerWords(answer)}
          </Button>
        ))
      }
    >
      {text}
    </Notice>
  );
}
