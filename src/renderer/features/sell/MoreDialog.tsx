import type { ReactElement } from 'react';
import { TillDialog } from '#renderer/app/TillDialog.tsx';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import styles from './MoreDialog.module.css';
import type { Open } from './opened.ts';

const WAYS = [
  { kind: 'discount', needsLines: true, key: null },
  { kind: 'coupon', needsLines: false, key: null },
  { kind: 'misc', needsLines: false, key: 'F8' },
  { kind: 'voucher', needsLines: false, key: null },
  { kind: 'note', needsLines: false, key: null },
  { kind: 'exemption', needsLines: false, key: null },
  { kind: 'recall', needsLines: false, key: 'Shift F6' },
  { kind: 'empty', needsLines: true, key: null },
] as const;

interface Props {
  readonly isEmpty: boolean;
  readonly onOpen: Open;
}

/** What is wanted less often, all in one place. */
export function MoreDialog({ isEmpty, onOpen }: Props): ReactElement {
  const words = useWords();
  const ways = WAYS.filter((way) => !isEmpty || !way.needsLines);
  return (
    <TillDialog title={words('more.title')} onClose={() => onOpen(null)}>
      <div className={styles['ways']}>
        {ways.map(({ kind, key }, index) => (
          <Button key={kind} size="large" autoFocus={index === 0} onPress={() => onOpen({ kind })}>
            {words(`more.${kind}`)}
            {key !== null && <Kbd>{key}</Kbd>}
          </Button>
        ))}
      </div>
    </TillDialog>
  );
}
