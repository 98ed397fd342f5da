import type { ReactElement } from 'react';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import styles from './SalesScreen.module.css';
import type { Sales } from './use-sales.ts';

interface Props {
  readonly recent: Sales;
  /** What was looked for; empty for nothing. */
  readonly text: string;
  readonly onClear: () => void;
}

/** What stands there while there is no list. */
export function ListState(props: Props): ReactElement | null {
  const { recent } = props;
  if (recent.isLoading) return <LoadingList />;
  if (recent.error === null && recent.sales.length > 0) return null;
  return (
    <div className={styles['state']}>
      {recent.error === null ? (
        <NoSales {...props} />
      ) : (
        <SalesFault error={recent.error} onRetry={recent.retry} />
      )}
    </div>
  );
}

function NoSales({ text, onClear }: Props): ReactElement {
  const words = useWords();
  if (text === '') {
    return (
      <EmptyState sign={<Icon name="receipt" size={2} />} title={words('sales.none.title')}>
        {words('sales.none.text')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      sign={<Icon name="search" size={2} />}
      title={words('sales.nothing.title', { text })}
      actions={<Button onPress={onClear}>{words('sales.nothing.clear')}</Button>}
    >
      {words('sales.nothing.text')}
    </EmptyState>
  );
}

interface FaultProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

function SalesFault({ error, onRetry }: FaultProps): ReactElement {
  const words = useWords();
  const errorWords = useErrorWords();
  return (
    <EmptyState
      sign={<Icon name="alert" size={2} />}
      title={words('sales.failed.title')}
      actions={<Button onPress={onRetry}>{words('retry')}</Button>}
    >
      {errorWords(error)}
    </EmptyState>
  );
}

const ROWS = [0, 1, 2, 3, 4, 5];

function LoadingList(): ReactElement {
  const words = useWords();
  return (
    <div className={styles['loading']} role="status" aria-label={words('sales.loading')}>
      {ROWS.map((row) => (
        <div key={row} className={styles['loading-row']}>
          <Skeleton shape="block" />
        </div>
      ))}
    </div>
  );
}
