import type { ReactElement } from 'react';
import type { PickupDetail } from '#contract/pickup.ts';
import { PROOFS } from '#domain/pickup/step.ts';
import { useWords } from '#renderer/app/words.ts';
import { Check } from '#renderer/ui/Check.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import styles from './forms.module.css';
import { mailHint, phoneEnd } from './proof.ts';
import type { HandOverForm } from './use-hand-over-form.ts';

interface Props {
  readonly detail: PickupDetail;
  readonly form: HandOverForm;
}

/** How somebody shows that the order is theirs: by its code, or by name and an answer. */
export function ProofFields({ detail, form }: Props): ReactElement {
  const words = useWords();
  return (
    <>
      <Segmented
        label={words('pickup.proof')}
        value={form.proof}
        choices={PROOFS.map((value) => ({ value, words: words(`pickup.proof.${value}`) }))}
        onChange={form.setProof}
      />
      {form.proof === 'code' ? <CodeProof form={form} /> : <NameProof detail={detail} form={form} />}
    </>
  );
}

function CodeProof({ form }: Pick<Props, 'form'>): ReactElement {
  const words = useWords();
  if (form.isRight) return <Notice tone="good" role="status" title={words('pickup.proof.right')} />;
  const isWhole = form.code.replaceAll(/[\s-]/g, '').length >= 8;
  return (
    <TextField
      label={words('pickup.proof.code.type')}
      hint={words('pickup.proof.code.hint')}
      value={form.code}
      onChange={form.setCode}
      autoComplete="off"
      autoFocus
      error={isWhole ? words('pickup.proof.wrong') : null}
    />
  );
}

function NameProof({ detail, form }: Props): ReactElement {
  const words = useWords();
  const { name, phone, mail } = detail.order.customer;
  const end = phoneEnd(phone);
  const hint = mailHint(mail);
  return (
    <div className={styles['boxed']}>
      <p className={styles['label']}>{words('pickup.proof.ask', { name })}</p>
      {end !== '' && <p>{words('pickup.proof.phone', { end })}</p>}
      {hint !== '' && <p>{words('pickup.proof.mail', { hint })}</p>}
      <Check isSelected={form.isAnswered} onChange={form.setAnswered}>
        {words('pickup.proof.answered')}
      </Check>
    </div>
  );
}
