import { useState, type FormEvent, type ReactElement } from 'react';
import type { Decision, InboxItem } from '#contract/inbox.ts';
import { ReasonField } from '#renderer/app/ReasonField.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Effects } from './Effects.tsx';
import styles from './Inbox.module.css';

const REASONS = ['inbox.reason.entered', 'inbox.reason.test', 'inbox.reason.gone'] as const;

interface Props {
  readonly item: InboxItem;
  readonly onAnswer: (decision: Decision) => void;
  readonly onClose: () => void;
}

/** Asks why the store shall never get a document, and says what that leaves. */
export function WriteOffDialog({ item, onAnswer, onClose }: Props): ReactElement {
  const words = useWords();
  const [reason, setReason] = useState('');
  const isReason = reason.trim() !== '';
  const name = `${words(`inbox.kind.${item.kind}`)} ${item.name}`;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReason) onAnswer({ kind: 'write-off', reason: reason.trim() });
  };
  return (
    <TillDialog title={words('inbox.write-off.title', { name })} onClose={onClose}>
      <form className={styles['form']} onSubmit={submit}>
        <p>{words('inbox.write-off.text')}</p>
        <Effects item={item} />
        <ReasonField reason={reason} onChange={setReason} common={REASONS} autoFocus />
        <Button type="submit" look="danger" size="large" isWide isDisabled={!isReason}>
          {words('inbox.write-off.go')}
        </Button>
      </form>
    </TillDialog>
  );
}
