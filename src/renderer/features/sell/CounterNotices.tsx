import type { ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { MAX_LINES, MAX_QUANTITY } from '#domain/sale/basket.ts';
import type { CounterNotice } from '#renderer/app/counter.ts';
import type { Said } from '#renderer/app/counter-lines.ts';
import { useFormat } from '#renderer/app/format.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { QuantityDialog } from '#renderer/app/QuantityDialog.tsx';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useCounter, useCounterState } from '#renderer/app/TillProvider.tsx';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './CounterNotices.module.css';

/** What stands over the goods: why a code was not rung up, or what is to be known of what was. */
export function CodeNotice({ onSearch }: { readonly onSearch: (code: string) => void }): ReactElement | null {
  const words = useWords();
  const counter = useCounter();
  const notice = useCounterState((state) => state.notice);
  const told = useTold(notice);
  if (notice === null || told === null) return null;
  return (
    <Notice
      tone={told.tone}
      role={told.tone === 'good' ? 'status' : 'alert'}
      title={told.title}
      actions={
        <>
          {notice.kind === 'unknown-code' && (
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
      {told.text}
    </Notice>
  );
}

interface Told {
  readonly tone: 'good' | 'warn' | 'stop';
  readonly title: string;
  readonly text?: string;
}

/** A notice in words; null for one that is a question. */
function useTold(notice: CounterNotice | null): Told | null {
  const words = useWords();
  const errorWords = useErrorWords();
  const format = useFormat();
  switch (notice?.kind) {
    case 'unknown-code': {
      const { code } = notice;
      const text = words(notice.isMisread ? 'code.misread.text' : 'code.unknown.text');
      return { tone: 'stop', title: words('code.unknown.title', { code }), text };
    }
    case 'lookup-failed': {
      const { code, error } = notice;
      return { tone: 'stop', title: words('code.failed.title', { code }), text: errorWords(error) };
    }
    case 'expired': {
      const { name, expiredOn } = notice;
      const title = words('code.expired.title', { name, day: format.date(expiredOn) });
      return { tone: 'warn', title, text: words('code.expired.text') };
    }
    case 'coupon-taken':
    case 'customer-taken':
      return { tone: 'good', title: words(`code.${notice.kind}`, { name: notice.name }) };
    case 'too-many-lines': {
      const title = words('code.too-many-lines.title', { most: format.number(MAX_LINES) });
      return { tone: 'stop', title, text: words('code.too-many-lines.text') };
    }
    case 'too-many-pieces': {
      const title = words('code.too-many-pieces.title', { most: format.quantity(MAX_QUANTITY) });
      return { tone: 'stop', title, text: words('code.too-many-pieces.text') };
    }
    case 'too-much-money':
      return {
        tone: 'stop',
        title: words('code.too-much-money.title'),
        text: words('code.too-much-money.text'),
      };
    default:
      return null;
  }
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
  const { item, said } = notice;
  return (
    <QuantityDialog
      name={fullName(item)}
      unit={item.unit}
      onTake={(quantity) => counter.ringUp(item, { ...said, quantity })}
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
