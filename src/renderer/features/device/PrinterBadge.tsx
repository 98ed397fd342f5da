import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { PrinterStatus } from '#contract/device.ts';
import { useWords } from '#renderer/app/words.ts';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Badge } from '#renderer/ui/Badge.tsx';
import styles from './PrinterBadge.module.css';

/** Says so when paper needs a hand; silent while all is well or no printer is wanted. */
export function PrinterBadge(): ReactElement | null {
  const words = useWords();
  const queries = useQueries();
  const { data: printer } = useQuery(queries.device.printer({}));
  const trouble = printer === undefined ? null : troubleOf(printer);
  if (trouble === null) return null;
  return (
    <Link to="/settings" className={styles['link']}>
      <Badge tone="warn" hasDot>
        {words(`printer.${trouble}.badge`)}
      </Badge>
    </Link>
  );
}

type Trouble = 'unreachable' | 'cover-open' | 'paper-out' | 'error' | 'unknown';

function troubleOf({ state, unknown }: PrinterStatus): Trouble | null {
  switch (state) {
    case 'unreachable':
    case 'cover-open':
    case 'paper-out':
    case 'error':
      return state;
    case 'not-set-up':
    case 'unasked':
    case 'ready':
      return unknown > 0 ? 'unknown' : null;
  }
}
