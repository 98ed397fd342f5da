import type { ReactElement } from 'react';
import type { BasketLine, OrderBackLine, OrderLine } from '#domain/sale/basket.ts';
import type { SettledLine, Step } from '#domain/sale/settlement.ts';
import { useFormat, type Format } from '#renderer/app/format.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import styles from './LineRemarks.module.css';

interface Props {
  readonly line: BasketLine;
  readonly settled: SettledLine | null;
}

interface Remark {
  readonly text: string;
  readonly tone: 'calm' | 'good' | 'back';
}

/** What else there is to say of a line: what comes off, what is added, why it comes back. */
export function LineRemarks({ line, settled }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const steps = settled?.steps ?? [];
  const remarks = [
    ...ownRemarks(line, words),
    ...steps.flatMap((step) => remarkOf(step, words, format) ?? []),
  ];
  return (
    <>
      {remarks.map(({ text, tone }, index) => (
        <span key={index} className={styles['remark']} data-tone={tone}>
          {text}
        </span>
      ))}
      {line.note !== '' && (
        <span className={styles['remark']}>{words('line.noted', { note: line.note })}</span>
      )}
    </>
  );
}

function ownRemarks(line: BasketLine, words: Words): Remark[] {
  if (line.kind === 'order') return [{ text: orderWords(line, words), tone: 'calm' }];
  if (line.kind === 'order-back') return [{ text: orderBackWords(line, words), tone: 'back' }];
  if (line.kind !== 'return') return [];
  const { origin, reason, condition } = line;
  const from =
    origin === null
      ? words('line.back.free', { reason })
      : words('line.back', { number: origin.receiptNumber, reason });
  return [
    { text: from, tone: 'back' },
    { text: words(`line.back.${condition}`), tone: 'back' },
  ];
}

/** Whose order it is, and who collects it for them. */
function orderWords({ customerName, handOver: { collector } }: OrderLine, words: Words): string {
  if (collector === '') return words('line.order', { name: customerName });
  return words('line.order.by', { name: customerName, collector });
}

/** Whose order it is, and why money for it goes back. */
function orderBackWords({ customerName, giveBack }: OrderBackLine, words: Words): string {
  if (giveBack === null) return words('line.order-back.twice', { name: customerName });
  return words('line.order-back', { name: customerName, reason: giveBack.reason });
}

/** Tax, and what the line's own detail says, are no remarks. */
function remarkOf(step: Step, words: Words, format: Format): Remark | null {
  const say = (name: string, amount: number, tone: Remark['tone'] = 'good'): Remark => ({
    text: words('line.step', { name, amount: format.amount(amount) }),
    tone,
  });
  switch (step.kind) {
    case 'promotion':
      return say(step.name, step.amount);
    case 'discount':
      return say(words(`line.discount.${step.of}`, { reason: step.reason }), step.amount);
    case 'override':
      return {
        text: words('line.override', { was: format.amount(step.was), reason: step.reason }),
        tone: 'calm',
      };
    case 'stated':
      return { text: words('line.stated'), tone: 'calm' };
    case 'charge':
      return step.isIncluded
        ? {
            text: words('line.charge.included', { name: step.name, amount: format.amount(step.amount) }),
            tone: 'calm',
          }
        : say(step.name, step.amount, 'calm');
    default:
      return null;
  }
}
