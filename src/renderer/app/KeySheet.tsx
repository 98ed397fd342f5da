import type { ReactElement } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import styles from './KeySheet.module.css';
import { TillDialog } from './TillDialog.tsx';
import { useWords, type MessageId } from './words.ts';

const KEYS = [
  { keys: ['F3'], words: 'keys.search' },
  { keys: ['Enter'], words: 'keys.first' },
  { keys: ['↓'], words: 'keys.grid' },
  { keys: ['Esc'], words: 'keys.escape' },
  { keys: ['↑', '↓'], words: 'keys.line' },
  { keys: ['+', '−'], words: 'keys.quantity' },
  { keys: ['F2'], words: 'keys.type-quantity' },
  { keys: ['F4'], words: 'keys.why' },
  { keys: ['Del'], words: 'keys.remove' },
  { keys: ['Ctrl', 'Z'], words: 'keys.undo' },
  { keys: ['3', '*'], words: 'keys.prefix' },
  { keys: ['F5'], words: 'keys.more' },
  { keys: ['F6'], words: 'keys.park' },
  { keys: ['F7'], words: 'keys.customer' },
  { keys: ['F8'], words: 'keys.misc' },
  { keys: ['F9'], words: 'keys.pay' },
  { keys: ['Ctrl', 'T / Tab / W'], words: 'keys.tabs' },
  { keys: ['Ctrl', '1–9'], words: 'keys.tab' },
  { keys: ['F2', 'F4', 'F8'], words: 'keys.sales' },
  { keys: ['F2', 'F4', 'F9'], words: 'keys.refund' },
  { keys: ['F3', 'F2', 'Ctrl Z', 'F9'], words: 'keys.stock' },
  { keys: ['+', '−', 'F2', 'F4', 'F9'], words: 'keys.walk' },
  { keys: ['Alt', '1–6'], words: 'keys.screens' },
  { keys: ['F12'], words: 'keys.switch' },
  { keys: ['Ctrl', 'L'], words: 'keys.lock' },
  { keys: ['?', 'F1'], words: 'keys.help' },
] as const satisfies readonly { keys: readonly string[]; words: MessageId }[];

/** Every key that does something, on one page. */
export function KeySheet({ onClose }: { readonly onClose: () => void }): ReactElement {
  const words = useWords();
  return (
    <TillDialog title={words('keys.title')} onClose={onClose}>
      <dl className={styles['keys']}>
        {KEYS.map((row) => (
          <div key={row.words} className={styles['row']}>
            <dt className={styles['caps']}>
              {row.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
              <VisuallyHidden>{row.keys.join(' ')}</VisuallyHidden>
            </dt>
            <dd>{words(row.words)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['scanner']}>{words('keys.scanner')}</p>
    </TillDialog>
  );
}
