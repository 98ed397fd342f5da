import type { ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { fullName } from '#domain/sale/item-name.ts';
import type { Thousandths } from '#domain/stock/quantity.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './GoodsEntry.module.css';
import { TillDialog } from './TillDialog.tsx';
import type { CodeTrouble } from './use-goods-scan.ts';
import { useErrorWords, useWords } from './words.ts';

interface Props {
  readonly trouble: CodeTrouble | null;
  readonly onClear: () => void;
  readonly onSearch: (code: string) => void;
  readonly onChoose: (item: CatalogItem, quantity: Thousandths | null) => void;
}

/** Says why a code led to no goods, or asks which of several were meant. */
export function CodeSign({ trouble, onClear, onSearch, onChoose }: Props): ReactElement | null {
  const words = useWords();
  const errorWords = useErrorWords();
  if (trouble === null) return null;
  if (trouble.kind === 'which') {
    return (
      <TillDialog title={words('which.title')} onClose={onClear}>
        <p className={styles['fact']}>{words('which.text')}</p>
        <ul className={styles['choices']}>
          {trouble.items.map((item) => (
            <li key={item.variantId}>
              <button
                type="button"
                className={styles['choice']}
                onClick={() => onChoose(item, trouble.quantity)}
              >
                <span className={styles['name']}>{fullName(item)}</span>
                <span className={styles['fact']}>{item.sku}</span>
              </button>
            </li>
          ))}
        </ul>
      </TillDialog>
    );
  }
  const { code } = trouble;
  return (
    <Notice
      tone="stop"
      role="alert"
      title={words(trouble.kind === 'failed' ? 'code.failed.title' : 'code.unknown.title', { code })}
      actions={
        <>
          {trouble.kind === 'unknown' && (
            <Button onPress={() => onSearch(code)}>{words('code.search')}</Button>
          )}
          <Button look="plain" onPress={onClear}>
            {words('code.dismiss')}
          </Button>
        </>
      }
    >
      {trouble.kind === 'failed' ? errorWords(trouble.error) : words(`code.${trouble.kind}.text`)}
    </Notice>
  );
}
