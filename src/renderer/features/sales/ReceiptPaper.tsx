import type { ReactElement } from 'react';
import type { ReceiptBlock, ReceiptDocument, ReceiptTax } from '#domain/receipt/document.ts';
import styles from './ReceiptPaper.module.css';

/** A receipt on the screen, from the same document that the printer gets. */
export function ReceiptPaper({ document }: { readonly document: ReceiptDocument }): ReactElement {
  return (
    <article className={styles['paper']} data-selectable>
      {document.blocks.map((block, index) => (
        <div key={index} className={styles[block.kind]}>
          <Block block={block} />
        </div>
      ))}
    </article>
  );
}

function Block({ block }: { readonly block: ReceiptBlock }): ReactElement {
  switch (block.kind) {
    case 'shop':
      return <ShopHead block={block} />;
    case 'copy-mark':
    case 'title':
      return <p>{block.text}</p>;
    case 'lines':
      return <Lines block={block} />;
    case 'total':
      return <Row label={block.row.label} value={block.row.amount} />;
    case 'tenders':
      return (
        <>
          {[...block.rows, ...(block.change === null ? [] : [block.change])].map((row) => (
            <Row key={row.label} label={row.label} value={row.amount} />
          ))}
        </>
      );
    case 'taxes':
      return <Taxes heading={block.heading} taxes={block.taxes} />;
    case 'facts':
      return (
        <>
          {block.facts.map((fact) => (
            <Row key={fact.label} label={fact.label} value={fact.value} />
          ))}
        </>
      );
    case 'code':
      return <p>{block.payload}</p>;
    case 'foot':
      return <Texts texts={block.texts} />;
  }
}

type BlockOf<Kind extends ReceiptBlock['kind']> = Extract<ReceiptBlock, { readonly kind: Kind }>;

function ShopHead({ block }: { readonly block: BlockOf<'shop'> }): ReactElement {
  return (
    <>
      <p className={styles['name']}>{block.name}</p>
      <Texts texts={block.details} />
    </>
  );
}

function Texts({ texts }: { readonly texts: readonly string[] }): ReactElement {
  return (
    <>
      {texts.map((text, index) => (
        <p key={index}>{text}</p>
      ))}
    </>
  );
}

function Lines({ block }: { readonly block: BlockOf<'lines'> }): ReactElement {
  return (
    <ul>
      {block.lines.map((line, index) => (
        <li key={index} className={styles['line']}>
          <Row label={line.name} value={`${line.total} ${line.taxMark}`} />
          {line.detail !== null && (
            <p className={styles['detail']}>
              {line.detail.quantity} × {line.detail.unitPrice}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: string }): ReactElement {
  return (
    <p className={styles['row']}>
      <span>{label}</span>
      <span className={styles['value']}>{value}</span>
    </p>
  );
}

interface TaxesProps {
  readonly heading: ReceiptTax;
  readonly taxes: readonly ReceiptTax[];
}

function Taxes({ heading, taxes }: TaxesProps): ReactElement {
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
        {taxes.map((tax) => (
          <tr key={tax.mark}>
            <th scope="row">
              {tax.mark} {tax.rate}
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
