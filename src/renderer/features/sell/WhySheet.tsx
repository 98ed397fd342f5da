import type { ReactElement } from 'react';
import type { BasketLine } from '#domain/sale/basket.ts';
import type { SettledLine } from '#domain/sale/settlement.ts';
import { useFormat } from '#renderer/app/format.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { sayStep } from './step-words.ts';
import styles from './WhySheet.module.css';

interface Props {
  readonly line: BasketLine;
  readonly settled: SettledLine;
  readonly onClose: () => void;
}

/** Every step from the price to the total of a line; what is in the sum adds up to it. */
export function WhySheet({ line, settled, onClose }: Props): ReactElement {
  const words = useWords();
  const format = useFormat();
  const total = format.amount(settled.total);
  const steps = settled.steps.map((step) => sayStep(step, { words, format, unit: line.unit }));
  const summed = steps.filter((step) => step.isInSum);
  const asides = steps.filter((step) => !step.isInSum);
  return (
    <TillDialog title={words('why.title', { total })} onClose={onClose}>
      <p className={styles['name']}>{line.name}</p>
      <table className={styles['steps']}>
        <caption className={styles['caption']}>{words('why.caption')}</caption>
        <tbody>
          {summed.map(({ text, amount }, index) => (
            <tr key={index}>
              <th scope="row">{text}</th>
              <td>{amount}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words('why.total')}</th>
            <td>{total}</td>
          </tr>
        </tfoot>
      </table>
      {asides.length > 0 && (
        <ul className={styles['asides']} aria-label={words('why.asides')}>
          {asides.map(({ text, amount }, index) => (
            <li key={index}>
              <span>{text}</span>
              <span>{amount}</span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles['done']}>
        <Button isWide autoFocus onPress={onClose}>
          {words('why.done')}
        </Button>
      </div>
    </TillDialog>
  );
}
