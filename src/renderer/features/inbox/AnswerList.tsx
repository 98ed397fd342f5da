import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { v7 } from 'uuid';
import type { Decision, InboxItem } from '#contract/inbox.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { choicesFor, type Choice } from './answers.ts';
import styles from './Inbox.module.css';
import { MailDialog } from './MailDialog.tsx';
import { MapDialog } from './MapDialog.tsx';
import { WriteOffDialog } from './WriteOffDialog.tsx';

interface Props {
  readonly item: InboxItem;
  readonly onDecided: (decision: Decision) => void;
}

/** What can be answered, each with what it does; the first is what is mostly right. */
export function AnswerList({ item, onDecided }: Props): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  const api = useApi();
  const [asked, setAsked] = useState<Choice | null>(null);
  const decide = useMutation({
    mutationFn: (decision: Decision) => api.inbox.decide({ decisionId: v7(), id: item.id, decision }),
    onSuccess: (_, decision) => onDecided(decision),
  });
  const choose = (choice: Choice): void => {
    const decision = decisionOf(choice, item);
    if (decision === null) setAsked(choice);
    else decide.mutate(decision);
  };
  const answer = (decision: Decision): void => {
    setAsked(null);
    decide.mutate(decision);
  };
  return (
    <div className={styles['answers']} role="group" aria-label={words('inbox.answers')}>
      {choicesFor(item).map((choice, index) => (
        <Answer
          key={`${choice.answer} ${choice.goods?.variantRemoteId ?? ''}`}
          choice={choice}
          item={item}
          isSuggested={index === 0}
          isBusy={decide.isPending}
          onChoose={() => choose(choice)}
        />
      ))}
      {decide.error !== null && (
        <Notice tone="stop" role="alert">
          {errorWords(decide.error)}
        </Notice>
      )}
      {asked !== null && (
        <Asking choice={asked} item={item} onAnswer={answer} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

/** The decision behind an answer, or null where something has to be asked first. */
function decisionOf({ answer, goods }: Choice, { storeTotal }: InboxItem): Decision | null {
  switch (answer) {
    case 'retry':
    case 'only-note':
    case 'raise-stock':
    case 'without-customer':
      return { kind: answer };
    case 'as-misc':
      return goods === null ? null : { kind: answer, variantRemoteId: goods.variantRemoteId };
    case 'accept-total':
      return storeTotal === null ? null : { kind: answer, storeTotal };
    case 'map':
    case 'correct-mail':
    case 'write-off':
      return null;
  }
}

interface AnswerProps {
  readonly choice: Choice;
  readonly item: InboxItem;
  readonly isSuggested: boolean;
  readonly isBusy: boolean;
  readonly onChoose: () => void;
}

function Answer({ choice, item, isSuggested, isBusy, onChoose }: AnswerProps): ReactElement {
  const words = useWords();
  const format = useFormat();
  const { answer, goods } = choice;
  const name = goods?.name ?? '';
  const label = words(`inbox.answer.${answer}`);
  return (
    <div className={styles['answer']} data-suggested={isSuggested || undefined}>
      <Button look={isSuggested ? 'primary' : 'secondary'} isDisabled={isBusy} onPress={onChoose}>
        {item.items.length > 1 && goods !== null ? `${label}: ${name}` : label}
      </Button>
      <p className={styles['effect']}>
        {words(`inbox.answer.${answer}.text`, {
          name,
          total: format.money(item.total ?? 0),
          storeTotal: format.money(item.storeTotal ?? 0),
        })}
      </p>
    </div>
  );
}

interface AskingProps {
  readonly choice: Choice;
  readonly item: InboxItem;
  readonly onAnswer: (decision: Decision) => void;
  readonly onClose: () => void;
}

/** What an answer still needs: other goods, an address, a reason. */
function Asking({ choice: { answer, goods }, item, onAnswer, onClose }: AskingProps): ReactElement | null {
  switch (answer) {
    case 'map':
      return goods === null ? null : <MapDialog goods={goods} onAnswer={onAnswer} onClose={onClose} />;
    case 'correct-mail':
      return <MailDialog onAnswer={onAnswer} onClose={onClose} />;
    case 'write-off':
      return <WriteOffDialog item={item} onAnswer={onAnswer} onClose={onClose} />;
    default:
      return null;
  }
}
