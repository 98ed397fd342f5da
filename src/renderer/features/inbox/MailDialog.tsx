import { useState, type FormEvent, type ReactElement } from 'react';
import type { Decision } from '#contract/inbox.ts';
import { isMail } from '#renderer/app/customer-fields.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './Inbox.module.css';

interface Props {
  readonly onAnswer: (decision: Decision) => void;
  readonly onClose: () => void;
}

/** Asks for the customer's right address. */
export function MailDialog({ onAnswer, onClose }: Props): ReactElement {
  const words = useWords();
  const [mail, setMail] = useState('');
  const [isSent, setSent] = useState(false);
  const wanted = mail.trim();
  const canSend = wanted !== '' && isMail(wanted);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setSent(true);
    if (canSend) onAnswer({ kind: 'correct-mail', mail: wanted });
  };
  return (
    <TillDialog title={words('inbox.mail.title')} onClose={onClose} width="narrow">
      <form className={styles['form']} onSubmit={submit} noValidate>
        <TextField
          label={words('inbox.mail.label')}
          type="email"
          value={mail}
          onChange={setMail}
          maxLength={200}
          autoComplete="off"
          autoFocus
          error={isSent && !canSend ? words('customer.mail.bad') : null}
        />
        <Button type="submit" look="primary" size="large" isWide>
          {words('inbox.mail.go')}
        </Button>
      </form>
    </TillDialog>
  );
}
