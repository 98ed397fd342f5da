import type { ReactElement } from 'react';
import type { ReceiptRemark, ReceiptTax } from '#domain/receipt/document.ts';
import styles from './ReceiptPaper.module.css';

interface RowProps {
  readonly label: string;
  readonly amount: string;
  /** The letters of taxes, in a column of their own; left out where there are none to tell apart. */
  readonly mark?: string;
}

/** A label and the amount of money that belongs to it. */
export function Row({ label, amount, mark }: RowProps): ReactElement {
  return (
    <p className={styles['row']}>
      <bdi>{label}</bdi>
      <bdi className={styles['amount']} dir="ltr">
        {amount}
      </bdi>
      {mark !== undefined && <span className={styles['mark']}>{mark}</span>}
    </p>
  );
}

/** What is said under a line or a row. */
export function Remarks({ remarks }: { readonly remarks: readonly ReceiptRemark[] }): ReactElement {
  return (
    <>
      {remarks.map(({ text, amount }, index) => (
        <div key={index} className={styles['detail']}>
          {amount === null ? <Texts texts={[text]} /> : <Row label={text} amount={amount} />}
        </div>
      ))}
    </>
  );
}

export function Texts({ texts }: { readonly texts: readonly string[] }): ReactElement {
  return (
    <>
      {texts.map((text, index) => (
        <p key={index}>
          <bdi>{text}</bdi>
        </p>
      ))}
    </>
  );
}

interface TaxesProps {
  readonly heading: ReceiptTax;
  readonly taxes: readonly ReceiptTax[];
}

/** The tax table. */
export function Taxes({ heading, taxes }: TaxesProps): ReactElement {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{heading.rate}</th>
          <th scope="col">{heading.net}</th>
          <th scope="col">{heading.tax}</th>
          <th scope="col">{heading.gross}</th>
        </tr>
      </thead>
      <tbody>
        {taxes.map((tax, index) => (
          <tr key={index}>
            <th scope="row">
              {tax.mark} <bdi dir="ltr">{tax.rate}</bdi> <bdi>{tax.name}</bdi>
            </th>
            <td>{tax.net}</td>
            <td>{tax.tax}</td>
            <td>{tax.gross}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
