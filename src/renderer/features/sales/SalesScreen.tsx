import { useEffect, useRef, useState, type ReactElement, type ReactNode } from 'react';
import { useHotkeys } from '#renderer/app/hotkeys.ts';
import { useMay } from '#renderer/app/session.ts';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { useTyping } from '#renderer/app/use-target.ts';
import { useTypedText } from '#renderer/app/use-typed-text.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { SearchBox } from '#renderer/ui/SearchBox.tsx';
import { ReceiptPane } from './ReceiptPane.tsx';
import { SaleList } from './SaleList.tsx';
import { ListState } from './ListState.tsx';
import styles from './SalesScreen.module.css';
import { useChosen, useSales } from './use-sales.ts';

interface Props {
  /** Null for the newest. */
  readonly chosenId: string | null;
  readonly onChoose: (saleId: string | null) => void;
  readonly onRefund: (saleId: string) => void;
  readonly onVoid: (saleId: string) => void;
  readonly onFreeReturn: () => void;
}

/** What was sold, newest first, each with its receipt and the ways to take it back. */
export function SalesScreen(props: Props): ReactElement {
  const { chosenId, onChoose } = props;
  const words = useWords();
  const detail = useRef<HTMLElement>(null);
  const [text, setText] = useSearchText(onChoose);
  const typed = useTypedText(text).trim();
  const recent = useSales(typed);
  const chosen = useChosen(chosenId, recent);
  const isShown = chosen !== null && chosen !== 'unknown';
  const shownId = isShown ? chosen.saleId : null;
  const step = (by: 1 | -1): void => {
    const at = recent.sales.findIndex((sale) => sale.saleId === shownId);
    const next = recent.sales[Math.min(recent.sales.length - 1, Math.max(0, at + by))];
    if (next !== undefined) onChoose(next.saleId);
  };
  useHotkeys({ ArrowUp: () => step(-1), ArrowDown: () => step(1) });
  useEffect(() => {
    if (chosenId !== null) detail.current?.scrollIntoView({ block: 'start' });
  }, [chosenId]);
  return (
    <div className={styles['screen']} data-empty={chosen === null || undefined}>
      <section className={styles['list']} aria-label={words('sales.title')}>
        <Head
          text={text}
          onType={setText}
          onArrow={step}
          onTake={() => detail.current?.querySelector<HTMLElement>('button:not([disabled])')?.focus()}
          onFreeReturn={props.onFreeReturn}
        />
        <ListState recent={recent} text={typed} onClear={() => setText('')} />
        <SaleList sales={recent.sales} chosenId={shownId} onChoose={onChoose} />
        {recent.more !== null && (
          <div className={styles['more']}>
            <Button isWide onPress={recent.more}>
              {words('sales.more')}
            </Button>
          </div>
        )}
      </section>
      {chosen !== null && (
        <section ref={detail} className={styles['receipt']} aria-label={words('sales.receipt')}>
          {isShown ? (
            <ReceiptPane
              key={chosen.saleId}
              sale={chosen}
              onRefund={() => props.onRefund(chosen.saleId)}
              onVoid={() => props.onVoid(chosen.saleId)}
            />
          ) : (
            <UnknownSale />
          )}
        </section>
      )}
    </div>
  );
}

/** What is looked for. Another text shows its first hit; a scanned receipt ends the search. */
function useSearchText(onChoose: Props['onChoose']): readonly [string, (text: string) => void] {
  const { scannedReceipt } = useTill();
  const [text, setText] = useState('');
  useEffect(() => scannedReceipt.subscribe(() => setText('')), [scannedReceipt]);
  return [
    text,
    (next) => {
      setText(next);
      onChoose(null);
    },
  ];
}

interface HeadProps {
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onArrow: (step: 1 | -1) => void;
  readonly onTake: () => void;
  readonly onFreeReturn: () => void;
}

function Head({ text, onType, onArrow, onTake, onFreeReturn }: HeadProps): ReactElement {
  const words = useWords();
  const mayReturn = useMay()('sale.make');
  const { isHelpOpen } = useTill();
  const field = useRef<HTMLInputElement>(null);
  const focusSearch = (): void => {
    field.current?.focus();
    field.current?.select();
  };
  useHotkeys({
    F3: focusSearch,
    'Ctrl+f': focusSearch,
    ...(mayReturn ? { F8: onFreeReturn } : {}),
  });
  useTyping((letters) => {
    if (letters === '?') return isHelpOpen.setState(true, true);
    field.current?.focus();
    onType(text + letters);
  });
  return (
    <div className={styles['head']}>
      <div className={styles['heading']}>
        <h1 className={styles['title']}>{words('sales.title')}</h1>
        {mayReturn && (
          <Button onPress={onFreeReturn}>
            {words('sales.return-free')}
            <Kbd>F8</Kbd>
          </Button>
        )}
      </div>
      <SearchBox
        ref={field}
        label={words('sales.search')}
        clearLabel={words('sell.search.clear')}
        text={text}
        onChange={onType}
        onTake={onTake}
        onArrow={onArrow}
      />
    </div>
  );
}

/** A receipt that was scanned and that this till did not print. */
function UnknownSale(): ReactNode {
  const words = useWords();
  return (
    <EmptyState sign={<Icon name="receipt" size={2} />} title={words('sales.unknown.title')}>
      {words('sales.unknown.text')}
    </EmptyState>
  );
}
