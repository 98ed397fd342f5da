import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './BackLink.module.css';

/** A screen that others belong to. */
export type Parent = '/settings' | '/pickups' | '/stock/count' | '/stock/receive' | '/stock/transfer';

interface Props {
  readonly to: Parent;
  /** What that screen is called. */
  readonly words: string;
}

/** The way back to the screen that this one belongs to. */
export function BackLink({ to, words }: Props): ReactElement {
  return (
    <Link to={to} search={{}} className={styles['back']} draggable={false}>
      <Icon name="back" size={1.125} />
      {words}
    </Link>
  );
}
