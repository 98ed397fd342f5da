import { useState, type ReactElement } from 'react';
import styles from './Picture.module.css';

interface Props {
  readonly pictureId: number | null;
  readonly name: string;
  /** Told once the picture is there, or is known not to come. */
  readonly onSettled?: ((pictureId: number) => void) | undefined;
}

const TINTS = 6;

/** The goods' picture; where there is none, a calm tile with the name's first letters. */
export function Picture({ pictureId, name, onSettled }: Props): ReactElement {
  const [state, setState] = useState<'loading' | 'shown' | 'missing'>('loading');
  const settle = (now: 'shown' | 'missing'): void => {
    setState(now);
    if (pictureId !== null) onSettled?.(pictureId);
  };
  const isTile = pictureId === null || state === 'missing';
  return (
    <span className={styles['picture']} data-tint={isTile ? tintOf(name) : undefined} aria-hidden="true">
      {isTile ? (
        <span className={styles['initials']}>{initialsOf(name)}</span>
      ) : (
        <img
          className={styles['image']}
          src={`/picture/${pictureId}`}
          alt=""
          decoding="async"
          draggable={false}
          data-shown={state === 'shown' || undefined}
          onLoad={() => settle('shown')}
          onError={() => settle('missing')}
        />
      )}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(0, 2)
    .map((word) => [...word].at(0)?.toUpperCase() ?? '')
    .join('');
}

function tintOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % TINTS;
}
