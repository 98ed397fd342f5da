import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Weaknesses } from '#renderer/app/Weaknesses.tsx';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { StoreKey } from './StoreKey.tsx';
import { StoreTest } from './StoreTest.tsx';
import styles from './StoreSection.module.css';

/** Which shop this till belongs to, and what its online store cannot promise. */
export function StoreSection(): ReactElement {
  const words = useWords();
  const { kind, storeUrl } = useShop();
  const isJoined = storeUrl !== '';
  const queries = useQueries();
  const { data: setup } = useQuery(queries.setup.state({}));
  const { data: status } = useQuery(queries.sync.status({}));
  return (
    <Section
      title={words('store.title')}
      state={<Badge>{words(`store.kind.${kind}`)}</Badge>}
      text={words(`store.kind.${kind}.text`)}
    >
      <Facts storeName={status?.storeName ?? null} version={setup?.version ?? ''} />
      {isJoined && (
        <>
          <StoreTest />
          <StoreKey />
          <Weaknesses codes={status?.weaknesses ?? []} />
        </>
      )}
    </Section>
  );
}

interface FactsProps {
  readonly storeName: string | null;
  readonly version: string;
}

function Facts({ storeName, version }: FactsProps): ReactElement {
  const words = useWords();
  const { name, currency, locationCode, registerCode, storeUrl } = useShop();
  const facts = [
    { label: words('store.name'), value: storeName ?? name },
    { label: words('store.currency'), value: currency },
    ...(storeUrl === ''
      ? []
      : [
          { label: words('store.address'), value: storeUrl },
          { label: words('store.location'), value: locationCode },
        ]),
    { label: words('store.register'), value: registerCode },
    { label: words('store.version'), value: version },
  ];
  return (
    <dl className={styles['facts']}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd data-selectable>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
