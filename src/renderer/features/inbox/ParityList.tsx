import { useQuery } from '@tanstack/react-query';
import { useId, type ReactElement } from 'react';
import type { Parity } from '#contract/inbox.ts';
import { useFormat } from '#renderer/app/format.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Skeleton } from '#renderer/ui/Skeleton.tsx';
import styles from './Inbox.module.css';
import { ReadFault } from './ReadFault.tsx';

const SHOWN = 100;

/** Documents that are worth another amount in the store than was paid, line by line with the cause. */
export function ParityList(): ReactElement {
  const words = useWords();
  const parity = useQuery(useQueries().inbox.parity({ limit: SHOWN }));
  if (parity.error !== null) return <ReadFault error={parity.error} onRetry={() => void parity.refetch()} />;
  if (parity.data === undefined) return <Skeleton shape="block" />;
  const { documents } = parity.data;
  if (documents.length === 0) {
    return (
      <div className={styles['nothing']}>
        <EmptyState sign={<Icon name="equals" size={2} />} title={words('inbox.parity.none.title')}>
          {words('inbox.parity.none.text')}
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <p className={styles['when']}>{words('inbox.parity.text')}</p>
      <ul className={styles['cards']}>
        {documents.map((document) => (
          <li key={document.id}>
            <Compared document={document} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Compared({ document }: { readonly document: Parity }): ReactElement {
  const words = useWords();
  const format = useFormat();
  const id = useId();
  const { name, at, total, storeTotal, lines } = document;
  return (
    <article className={styles['card']} aria-labelledby={id}>
      <header className={styles['head']}>
        <h2 id={id} className={styles['title']}>
          {name}
        </h2>
        <p className={styles['when']}>
          {words('inbox.when', { day: format.day(at), time: format.time(at) })}
        </p>
      </header>
      <p>{words('inbox.parity.sum', { total: format.money(total), storeTotal: format.money(storeTotal) })}</p>
      <div className={styles['scroll']}>
        <table className={styles['table']} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">{words('inbox.parity.line')}</th>
              <th scope="col" data-number>
                {words('inbox.parity.quantity')}
              </th>
              <th scope="col" data-number>
                {words('inbox.parity.paid')}
              </th>
              <th scope="col" data-number>
                {words('inbox.parity.store')}
              </th>
              <th scope="col">{words('inbox.parity.cause')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <Line key={`${line.name} ${index}`} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </article>
  );
}

function Line({ line }: { readonly line: Parity['lines'][number] }): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{line.name}</th>
      <td data-number>{format.quantity(line.quantity)}</td>
      <td data-number>{format.money(line.total)}</td>
      <td data-number>{line.storeTotal === null ? '–' : format.money(line.storeTotal)}</td>
      <td>{words(`inbox.cause.${line.cause}`)}</td>
    </tr>
  );
}
