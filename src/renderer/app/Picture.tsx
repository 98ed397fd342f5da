import { useState, type ReactElement } from 'react';
import styles from './Picture.module.css';

interface Props {
  readonly pictureId: number | null;
  readonly name: string;
  /** Changes when a picture that did not come may be there after all. */
  readonly attempt: string;
  /** Told once the picture is there, or is known not to come. */
  readonly onSettled?: ((pictureId: number) => void) | undefined;
}

const TINTS = 6;

/** The goods' picture; where there is none, a calm tile with the name's first letters. */
export function Picture({ pictureId, name, attempt, onSettled }: Props): ReactElement {
  const [isShown, setShown] = useState(false);
  const [missedAt, setMissedAt] = useState<string | null>(null);
  const settle = (isThere: boolean): void => {
    setShown(isThere);
    if (!isThere) setMissedAt(attempt);
    if (pictureId !== null) onSettled?.(pictureId);
  };
  const isTile = pictureId === null || missedAt === attempt;
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
          data-shown={isShown || undefined}
          onLoad={() => settle(true)}
          onError={() => settle(false)}
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
