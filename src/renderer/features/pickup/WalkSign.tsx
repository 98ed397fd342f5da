import type { ReactElement } from 'react';
import type { CodeTrouble } from '#renderer/app/use-goods-scan.ts';
import { useQuantityWords } from '#renderer/app/use-quantity-words.ts';
import { useErrorWords, useWords } from '#renderer/app/words.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { Sign } from './use-walk.ts';
import type { Stop } from './walk-view.ts';
import styles from './WalkScreen.module.css';

interface Props {
  readonly sign: Sign | null;
  readonly trouble: CodeTrouble | null;
  readonly front: Stop | null;
}

/** What the last scan was: right, wrong, or too much; large, as nobody looks closely while walking. */
export function WalkSign({ sign, trouble, front }: Props): ReactElement {
  const said = useSaid({ sign, trouble, front });
  const isWrong = said !== null && said.kind === 'wrong';
  return (
    <div className={styles['signs']}>
      <div role="alert">
        {isWrong && (
          <p className={styles['sign']} data-kind="wrong">
            <Icon name="close" size={2} />
            <span>
              <strong>{said.title}</strong> {said.text}
            </span>
          </p>
        )}
      </div>
      <div role="status">
        {said !== null && !isWrong && (
          <p className={styles['sign']} data-kind="right">
            <Icon name="check" size={1.5} />
            <span>
              <strong>{said.title}</strong> {said.text}
            </span>
          </p>
        )}
      </div>
    </div>
  );
}

interface Said {
  readonly kind: 'right' | 'wrong';
  readonly title: string;
  readonly text: string;
}

function useSaid({ sign, trouble, front }: Props): Said | null {
  const words = useWords();
  const errorWords = useErrorWords();
  const { plain } = useQuantityWords();
  const wanted = front === null || front.left === 0 ? '' : words('pickup.sign.wanted', { name: front.name });
  if (trouble !== null && trouble.kind !== 'which') {
    const title = words('pickup.sign.unknown', { code: trouble.code });
    const text = trouble.kind === 'failed' ? errorWords(trouble.error) : wanted;
    return { kind: 'wrong', title, text };
  }
  switch (sign?.kind) {
    case undefined:
      return null;
    case 'wrong':
      return { kind: 'wrong', title: words('pickup.sign.wrong', { name: sign.name }), text: wanted };
    case 'over':
      return {
        kind: 'wrong',
        title: words('pickup.sign.over', { name: sign.name }),
        text: words('pickup.sign.over.text'),
      };
    case 'failed':
      return { kind: 'wrong', title: words('pickup.sign.failed'), text: errorWords(sign.error) };
    case 'right': {
      const { name, done, wanted: all, goods } = sign.stop;
      const unit = goods?.unit ?? 'piece';
      return {
        kind: 'right',
        title: name,
        text: words('pickup.sign.right', { done: plain(done, unit), wanted: plain(all, unit) }),
      };
    }
  }
}
