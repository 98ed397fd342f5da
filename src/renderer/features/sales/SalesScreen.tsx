import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import type { SaleSummary } from '#contract/sale.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { useApi } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import { ReceiptPane } from './ReceiptPane.tsx';
import { SaleList } from './SaleList.tsx';
import styles from './SalesScreen.module.css';

const PAGE = 50;

/** No instant to stay before: begin with the newest. */
const NEWEST: number | null = null;

/** What was sold, newest first, each with its receipt. */
export function SalesScreen(): ReactElement {
  const words = useWords();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const recent = useSales();
  const chosen = recent.sales.find((sale) => sale.saleId === chosenId) ?? recent.sales.at(0);
  const isEmpty = !recent.isLoading && chosen === undefined;
  return (
    <div className={styles['screen']} data-empty={isEmpty || undefined}>
      <section className={styles['list']} aria-label={words('sales.title')}>
        <h1 className={styles['title']}>{words('sales.title')}</h1>
        <Beginning recent={recent} isEmpty={isEmpty} />
        <SaleList sales={recent.sales} chosenId={chosen?.saleId ?? null} onChoose={setChosenId} />
        {recent.more !== null && (
          <div className={styles['more']}>
            <Button isWide onPress={recent.more}>
              {words('sales.more')}
            </Button>
          </div>
        )}
      </section>
      {chosen !== undefined && (
        <section className={styles['receipt']} aria-label={words('sales.receipt')}>
          <ReceiptPane key={chosen.saleId} sale={chosen} />
        </section>
      )}
    </div>
  );
}

interface BeginningProps {
  readonly recent: Sales;
  readonly isEmpty: boolean;
}

/** What stands there while there is no list. */
function Beginning({ recent, isEmpty }: BeginningProps): ReactElement | null {
  const words = useWords();
  if (recent.error !== null) return <SalesFault error={recent.error} onRetry={recent.retry} />;
  if (recent.isLoading) return <LoadingList />;
  if (!isEmpty) return null;
  return (
    <EmptyState sign={<Icon name="receipt" size={2} />} title={words('sales.none.title')}>
      {words('sales.none.text')}
    </EmptyState>
  );
}

interface Sales {
  readonly sales: readonly SaleSummary[];
  readonly error: Error | null;
  readonly isLoading: boolean;
  readonly retry: () => void;
  /** Null when there are no older ones. */
  readonly more: (() => void) | null;
}

function useSales(): Sales {
  const api = useApi();
  const answer = useInfiniteQuery({
    queryKey: ['sale', 'recent', 'pages'],
    queryFn: ({ pageParam }) => api.sale.recent({ text: '', limit: PAGE, before: pageParam }),
    initialPageParam: NEWEST,
    getNextPageParam: ({ sales }) => (sales.length < PAGE ? undefined : sales.at(-1)?.soldAt),
  });
  return {
    sales: answer.data?.pages.flatMap((page) => page.sales) ?? [],
    error: answer.error,
    isLoading: answer.isPending,
    retry: () => void answer.refetch(),
    more: answer.hasNextPage ? () => void answer.fetchNextPage() : null,
  };
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
