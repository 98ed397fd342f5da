import type { ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import type { Said } from '#renderer/app/counter-lines.ts';
import { useFormat } from '#renderer/app/format.ts';
import { fullName } from '#renderer/app/item-name.ts';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useCounter, useCounterState } from '#renderer/app/TillProvider.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './CounterNotices.module.css';
import { QuantityDialog } from './QuantityDialog.tsx';

/** What stands over the goods when a code could not be rung up. */
export function CodeNotice({ onSearch }: { readonly onSearch: (code: string) => void }): ReactElement | null {
  const words = useWords();
  const errorWords = useErrorWords();
  const counter = useCounter();
  const notice = useCounterState((state) => state.notice);
  if (notice?.kind !== 'unknown-code' && notice?.kind !== 'lookup-failed') return null;
  const isUnknown = notice.kind === 'unknown-code';
  return (
    <Notice
      tone="stop"
      role="alert"
      title={words(isUnknown ? 'code.unknown.title' : 'code.failed.title', { code: notice.code })}
      actions={
        <>
          {isUnknown && (
            <Button
              onPress={() => {
                counter.notify(null);
                onSearch(notice.code);
              }}
            >
              {words('code.search')}
            </Button>
          )}
          <Button look="plain" onPress={() => counter.notify(null)}>
            {words('code.dismiss')}
          </Button>
        </>
      }
    >
      {isUnknown
        ? words(notice.isMisread ? 'code.misread.text' : 'code.unknown.text')
        : errorWords(notice.error)}
    </Notice>
  );
}

/** Asks which of several goods was meant, or how much of it. */
export function CounterQuestions(): ReactElement | null {
  const words = useWords();
  const counter = useCounter();
  const notice = useCounterState((state) => state.notice);
  const close = (): void => counter.notify(null);
  if (notice?.kind === 'which-one') {
    return (
      <TillDialog title={words('which.title')} onClose={close}>
        <p className={styles['text']}>{words('which.text')}</p>
        <ul className={styles['choices']}>
          {notice.items.map((item) => (
            <Choice key={item.variantId} item={item} said={notice.said} />
          ))}
        </ul>
      </TillDialog>
    );
  }
  if (notice?.kind !== 'how-much') return null;
  const { item, total } = notice;
  return (
    <QuantityDialog
      name={fullName(item)}
      unit={item.unit}
      quantity={null}
      onTake={(quantity) => counter.ringUp(item, { quantity, total })}
      onClose={close}
    />
  );
}

interface ChoiceProps {
  readonly item: CatalogItem;
  readonly said: Said;
}

function Choice({ item, said }: ChoiceProps): ReactElement {
  const counter = useCounter();
  const format = useFormat();
  const choose = (): void => {
    counter.notify(null);
    counter.ringUp(item, said);
  };
  return (
    <li>
      <button type="button" className={styles['choice']} onClick={choose}>
        <span className={styles['name']}>{fullName(item)}</span>
        <span className={styles['sku']}>{item.sku}</span>
        <span className={styles['price']}>{format.amount(item.price)}</span>
      </button>
    </li>
  );
}
