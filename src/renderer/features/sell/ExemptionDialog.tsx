import { useState, type ReactElement } from 'react';
import { exemptionConcession } from '#domain/sale/concession.ts';
import type { TaxExemption } from '#domain/tax/rules.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useMay } from '#renderer/app/session.ts';
import { useCounter } from '#renderer/app/TillProvider.tsx';
import { useSettlement } from '#renderer/app/use-settlement.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextField } from '#renderer/ui/TextField.tsx';
import { FormDialog } from './FormDialog.tsx';
import styles from './forms.module.css';
import { useGrant } from './use-grant.ts';
import { usePreview } from './use-preview.ts';
import { MAX_TEXT } from '#renderer/app/ReasonField.tsx';

interface Props {
  readonly exemption: TaxExemption | null;
  readonly onClose: () => void;
}

/** Why this customer pays no tax, and the number that proves it; who may not sell without asks. */
export function ExemptionDialog({ exemption, onClose }: Props): ReactElement {
  const words = useWords();
  const counter = useCounter();
  const [reason, setReason] = useState(exemption?.reason ?? '');
  const [number, setNumber] = useState(exemption?.number ?? '');
  const next = { reason: reason.trim(), number: number.trim() };
  const allow = useAllowExemption(next);
  const set = (exempt: TaxExemption | null): void => {
    counter.act({ kind: 'exemption', exemption: exempt });
    onClose();
  };
  const sell = async (): Promise<void> => {
    if (await allow()) set(next);
  };
  return (
    <FormDialog
      title={words('exemption.title')}
      submit={words('exemption.set')}
      canSubmit={next.reason !== '' && next.number !== ''}
      onSubmit={() => void sell()}
      onClose={onClose}
      actions={
        exemption !== null && (
          <Button size="large" onPress={() => set(null)}>
            {words('exemption.none')}
          </Button>
        )
      }
    >
      <p className={styles['text']}>{words('exemption.text')}</p>
      <TextField
        label={words('exemption.reason')}
        value={reason}
        onChange={setReason}
        maxLength={MAX_TEXT}
        autoFocus
      />
      <TextField label={words('exemption.number')} value={number} onChange={setNumber} maxLength={60} />
    </FormDialog>
  );
}

/** Asks for the right where the one at the till has it not; it covers the tax of what is in the basket now. */
function useAllowExemption(exemption: TaxExemption): () => Promise<boolean> {
  const words = useWords();
  const format = useFormat();
  const grant = useGrant();
  const front = useSettlement();
  const then = usePreview({ kind: 'exemption', exemption });
  const may = useMay()('sale.exempt');
  return async () => {
    if (may || front === null) return true;
    const amount = then === null ? 0 : (exemptionConcession(then.settlement) ?? 0);
    return await grant({
      permission: 'sale.exempt',
      amount,
      subject: front.basket.id,
      what: words('exemption.ask', { amount: format.money(amount) }),
      reason: exemption.reason,
    });
  };
}
