import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Weaknesses } from '#renderer/app/Weaknesses.tsx';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from './Section.tsx';
import styles from './StoreSection.module.css';

/** Which shop this till belongs to, and what its online store cannot promise. */
export function StoreSection(): ReactElement {
  const words = useWords();
  const shop = useShop();
  const queries = useQueries();
  const { data: setup } = useQuery(queries.setup.state({}));
  const { data: status } = useQuery(queries.sync.status({}));
  const facts = [
    { label: words('store.name'), value: status?.storeName ?? shop.name },
    { label: words('store.currency'), value: shop.currency },
    ...(shop.kind === 'vendure' ? [{ label: words('store.location'), value: shop.locationCode }] : []),
    { label: words('store.register'), value: shop.registerCode },
    { label: words('store.version'), value: setup?.version ?? '' },
  ];
  return (
    <Section
      title={words('store.title')}
      state={<Badge>{words(`store.kind.${shop.kind}`)}</Badge>}
      text={words(`store.kind.${shop.kind}.text`)}
    >
      <dl className={styles['facts']}>
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd data-selectable>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {setup?.keyKept === 'memory' && (
        <Notice tone="warn" title={words('key.memory.title')}>
          {words('key.memory.text')}
        </Notice>
      )}
      {status !== undefined && <Weaknesses codes={status.weaknesses} />}
    </Section>
  );
}
