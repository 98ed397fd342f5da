import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react';
import type { OpenShift } from '#contract/shift.ts';
import { parseAmount } from '#domain/money/currency.ts';
import { countedTotal } from '#domain/shift/drawer.ts';
import type { ShiftReport } from '#domain/shift/report.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { play } from '#renderer/app/sound.ts';
import { useScans } from '#renderer/app/use-target.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { CashCount } from './CashCount.tsx';
import styles from './CloseShift.module.css';
import { ConfirmStep } from './ConfirmStep.tsx';
import { countsOf } from './count-texts.ts';
import { LeaveStep } from './LeaveStep.tsx';
import { useKeptCount } from './use-kept-count.ts';

interface Props {
  readonly shift: OpenShift;
  readonly onBack: () => void;
  readonly onClosed: (report: ShiftReport) => void;
}

const STEPS = ['count', 'leave', 'confirm'] as const;

type StepName = (typeof STEPS)[number];

const refuse = (): void => play('refused');

/** Counts the drawer blind, says what stays, and closes: what should have been there is told afterwards. */
export function CloseShift({ shift, onBack, onClosed }: Props): ReactElement {
  const words = useWords();
  const [step, setStep] = useState<StepName>('count');
  const form = useCloseForm(shift, onClosed);
  useScans(refuse);
  const back = { count: onBack, leave: () => setStep('count'), confirm: () => setStep('leave') }[step];
  return (
    <Step step={step} onBack={back} isBusy={form.closing.isPending} onNext={nextOf(step, form, setStep)}>
      {step === 'count' && (
        <>
          <p className={styles['text']}>{words('shift.count.text')}</p>
          <CashCount texts={form.count.texts} onChange={form.count.change}>
            <Button type="submit" look="primary" size="large" isWide>
              {words('shift.next')}
            </Button>
          </CashCount>
        </>
      )}
      {step === 'leave' && (
        <LeaveStep
          counts={form.counts}
          float={shift.float}
          text={form.leftText}
          onText={form.setLeftText}
          left={form.left}
          note={form.note}
          onNote={form.setNote}
        />
      )}
      {step === 'confirm' && form.left !== null && (
        <ConfirmStep counts={form.counts} left={form.left} note={form.note} isBusy={form.closing.isPending} />
      )}
      {form.closing.error !== null && <Refused error={form.closing.error} />}
    </Step>
  );
}

function nextOf(step: StepName, form: CloseForm, setStep: (step: StepName) => void): () => void {
  const { left, closing } = form;
  return () => {
    if (step === 'count') {
      form.prefill();
      setStep('leave');
    } else if (left !== null && step === 'leave') setStep('confirm');
    else if (left !== null && !closing.isPending) closing.mutate(left);
  };
}

type CloseForm = ReturnType<typeof useCloseForm>;

function useCloseForm(shift: OpenShift, onClosed: (report: ShiftReport) => void) {
  const api = useApi();
  const format = useFormat();
  const { currency } = useShop();
  const count = useKeptCount(shift.shiftId);
  const [leftText, setLeftText] = useState('');
  const [note, setNote] = useState('');
  const counts = countsOf(count.texts);
  const counted = countedTotal(counts);
  const typed = parseAmount(leftText, currency);
  const left = typed !== null && typed <= counted ? typed : null;
  const closing = useMutation({
    mutationFn: (leftFloat: number) => api.shift.close({ counts, leftFloat, note: note.trim() }),
    onSuccess: ({ report }) => {
      count.forget();
      onClosed(report);
    },
  });
  /** The usual float stays, as far as it is there. */
  const prefill = (): void => setLeftText(format.amount(Math.min(shift.float, counted)));
  return { count, counts, leftText, setLeftText, left, note, setNote, closing, prefill };
}

interface StepProps {
  readonly step: StepName;
  readonly onBack: () => void;
  readonly onNext: () => void;
  readonly isBusy: boolean;
  readonly children: ReactNode;
}

function Step({ step, onBack, onNext, isBusy, children }: StepProps): ReactElement {
  const words = useWords();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onNext();
  };
  const place = { step: STEPS.indexOf(step) + 1, steps: STEPS.length };
  return (
    <form key={step} className={styles['step']} onSubmit={submit} aria-busy={isBusy} autoComplete="off">
      <header className={styles['head']}>
        <p className={styles['place']}>{words('shift.step', place)}</p>
        <h2 className={styles['title']}>{words(`shift.step.${step}`)}</h2>
        <Button look="plain" onPress={onBack} isDisabled={isBusy}>
          {words('shift.back')}
        </Button>
      </header>
      {children}
    </form>
  );
}

function Refused({ error }: { readonly error: Error }): ReactElement {
  const errorWords = useErrorWords();
  return (
    <Notice tone="stop" role="alert">
      {errorWords(error)}
    </Notice>
  );
}
