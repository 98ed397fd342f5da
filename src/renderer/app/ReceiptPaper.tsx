import type { ReactElement } from 'react';
import type { ReceiptBlock, ReceiptDocument, ReceiptLine, ReceiptRow } from '#domain/receipt/document.ts';
import { QrCode } from './QrCode.tsx';
import { Remarks, Row, Taxes, Texts } from './ReceiptParts.tsx';
import { ShopLogo } from './ShopLogo.tsx';
import styles from './ReceiptPaper.module.css';

type BlockOf<Kind extends ReceiptBlock['kind']> = Extract<ReceiptBlock, { readonly kind: Kind }>;

/** A receipt, report or slip on the screen, from the same document that the printer gets. */
export function ReceiptPaper({ document }: { readonly document: ReceiptDocument }): ReactElement {
  return (
    <article className={styles['paper']} aria-label={document.name} data-selectable>
      {document.blocks.map((block, index) => (
        <div key={index} className={styles[block.kind]} data-loud={isLoud(block) || undefined}>
          <Block block={block} />
        </div>
      ))}
    </article>
  );
}

function isLoud(block: ReceiptBlock): boolean {
  return block.kind === 'title' && block.isLoud;
}

function Block({ block }: { readonly block: ReceiptBlock }): ReactElement {
  switch (block.kind) {
    case 'logo':
      return <ShopLogo png={block.png} />;
    case 'shop':
      return <ShopHead block={block} />;
    case 'copy-mark':
    case 'title':
      return <Texts texts={[block.text]} />;
    case 'taxes':
      return <Taxes heading={block.heading} taxes={block.taxes} />;
    case 'code':
      return <Code block={block} />;
    case 'signature':
      return <Texts texts={[block.label]} />;
    case 'cut':
      return <hr />;
    default:
      return <Rows block={block} />;
  }
}

type RowsBlock = BlockOf<'lines' | 'amounts' | 'total' | 'facts' | 'texts' | 'foot'>;

function Rows({ block }: { readonly block: RowsBlock }): ReactElement {
  switch (block.kind) {
    case 'lines':
      return <Lines block={block} />;
    case 'amounts':
      return <Amounts block={block} />;
    case 'total':
      return <Row label={block.row.label} amount={block.row.amount} />;
    case 'facts':
      return <Facts block={block} />;
    case 'texts':
    case 'foot':
      return <Texts texts={block.texts} />;
  }
}

function ShopHead({ block }: { readonly block: BlockOf<'shop'> }): ReactElement {
  return (
    <>
      <p className={styles['name']}>
        <bdi>{block.name}</bdi>
      </p>
      <Texts texts={block.details} />
    </>
  );
}

function Code({ block }: { readonly block: BlockOf<'code'> }): ReactElement {
  return (
    <>
      {block.drawing !== null && <QrCode drawing={block.drawing} label={block.payload} />}
      {block.caption !== null && <p className={styles['caption']}>{block.caption}</p>}
    </>
  );
}

function Heading({ text }: { readonly text: string | null }): ReactElement | null {
  if (text === null) return null;
  return <h3 className={styles['heading']}>{text}</h3>;
}

function Lines({ block }: { readonly block: BlockOf<'lines'> }): ReactElement {
  return (
    <>
      <Heading text={block.heading} />
      <ul>
        {block.lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </ul>
    </>
  );
}

function Line({ line }: { readonly line: ReceiptLine }): ReactElement {
  return (
    <li className={styles['line']}>
      <Row label={line.name} amount={line.amount} mark={line.taxMark} />
      {line.detail !== null && (
        <p className={styles['detail']}>
          <bdi>{line.detail.quantity}</bdi> × <bdi dir="ltr">{line.detail.unitPrice}</bdi>
        </p>
      )}
      <Remarks remarks={line.remarks} />
    </li>
  );
}

function Amounts({ block }: { readonly block: BlockOf<'amounts'> }): ReactElement {
  return (
    <>
      <Heading text={block.heading} />
      {block.rows.map((row, index) => (
        <AmountRow key={index} row={row} />
      ))}
    </>
  );
}

function AmountRow({ row }: { readonly row: ReceiptRow }): ReactElement {
  return (
    <>
      <Row label={row.label} amount={row.amount} />
      <Remarks remarks={row.remarks} />
    </>
  );
}

function Facts({ block }: { readonly block: BlockOf<'facts'> }): ReactElement {
  return (
    <>
      {block.facts.map(({ label, value }) => (
        <p key={label} className={styles['row']}>
          <bdi>{label}</bdi>
          <bdi className={styles['value']}>{value}</bdi>
        </p>
      ))}
    </>
  );
}
