import { useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactElement } from 'react';
import type { CatalogItem } from '#contract/catalog.ts';
import { fullName } from '#domain/sale/item-name.ts';
import { GoodsFinder } from '#renderer/app/GoodsFinder.tsx';
import { RefusalNotice } from '#renderer/app/RefusalNotice.tsx';
import { useGoodsScan } from '#renderer/app/use-goods-scan.ts';
import { useScreenScans } from '#renderer/app/use-target.ts';
import { useStockWords } from '#renderer/app/use-stock-words.ts';
import { Waiting } from '#renderer/app/Waiting.tsx';
import { useWords } from '#renderer/app/words.ts';
import { useApi, useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button, IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './PickupRules.module.css';

/** So many goods stand in for others at most. */
const MOST = 20;

/** The manager's fixed substitutes: goods, and what is offered first when they lack. Found by name, or scanned. */
export function PairsSection(): ReactElement {
  const words = useWords();
  const [item, setItem] = useState<CatalogItem | null>(null);
  return (
    <Section title={words('pickup.pairs')} text={words('pickup.pairs.text')}>
      {item === null ? (
        <Finder onPick={setItem} />
      ) : (
        <>
          <div className={styles['for']}>
            <span className={styles['name']}>{words('pickup.pairs.for', { name: fullName(item) })}</span>
            <Button onPress={() => setItem(null)}>{words('pickup.pairs.other')}</Button>
          </div>
          <Pairs key={item.variantId} variantId={item.variantId} />
        </>
      )}
    </Section>
  );
}

function Pairs({ variantId }: { readonly variantId: number }): ReactElement {
  const words = useWords();
  const api = useApi();
  const queries = useQueries();
  const { data, error, refetch } = useQuery(queries.pickup.pairs({ variantId }));
  const ids = data?.substituteIds ?? [];
  const { data: goods } = useQuery({
    ...queries.catalog.byIds({ variantIds: [...ids] }),
    enabled: ids.length > 0,
  });
  const saving = useMutation({
    mutationFn: (substituteIds: number[]) => api.pickup.savePairs({ variantId, substituteIds }),
    onSuccess: () => void refetch(),
  });
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />;
  const nameOf = (id: number): string => {
    const found = goods?.items.find((one) => one.variantId === id);
    return found === undefined ? '' : fullName(found);
  };
  return (
    <>
      {ids.length === 0 && <p className={styles['hint']}>{words('pickup.pairs.none')}</p>}
      <ol className={styles['rows']}>
        {ids.map((id) => (
          <li key={id} className={styles['for']}>
            <span className={styles['name']}>{nameOf(id)}</span>
            <IconButton
              label={words('shop.remove.name', { name: nameOf(id) })}
              onPress={() => saving.mutate(ids.filter((one) => one !== id))}
            >
              <Icon name="remove" />
            </IconButton>
          </li>
        ))}
      </ol>
      <RefusalNotice error={saving.error} />
      {ids.length < MOST && (
        <Finder
          onPick={({ variantId: other }) => {
            if (other !== variantId && !ids.includes(other)) saving.mutate([...ids, other]);
          }}
        />
      )}
    </>
  );
}

function Finder({ onPick }: { readonly onPick: (item: CatalogItem) => void }): ReactElement {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const stockWords = useStockWords();
  const { scan } = useGoodsScan(onPick);
  useScreenScans(({ code }) => scan(code));
  return (
    <GoodsFinder
      ref={field}
      text={text}
      onType={setText}
      factOf={stockWords}
      onPick={(item) => {
        setText('');
        onPick(item);
      }}
    />
  );
}
