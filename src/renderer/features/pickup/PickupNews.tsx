import { Link, useMatchRoute } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { play } from '#renderer/app/sound.ts';
import { useWords } from '#renderer/app/words.ts';
import { IconButton } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './PickupNews.module.css';
import { useCounts } from './use-counts.ts';

/** Says, where something else is done, that orders came in: quietly, and without taking the focus. */
export function PickupNews(): ReactElement {
  const words = useWords();
  const news = useCounts()?.news ?? 0;
  const [dismissed, setDismissed] = useState(0);
  const isOnBoard = useMatchRoute()({ to: '/pickups', fuzzy: true }) !== false;
  useNewsSound(news);
  if (dismissed > news || (isOnBoard && dismissed !== news)) setDismissed(news);
  const isShown = news > dismissed && !isOnBoard;
  return (
    <div role="status" className={styles['place']}>
      {isShown && (
        <div className={styles['news']}>
          <span className={styles['words']}>{words('pickup.news', { count: news })}</span>
          <Link to="/pickups" className={styles['link']} draggable={false}>
            {words('pickup.news.look')}
          </Link>
          <IconButton label={words('pickup.news.later')} onPress={() => setDismissed(news)}>
            <Icon name="close" size={1.125} />
          </IconButton>
        </div>
      )}
    </div>
  );
}

/** A quiet sound whenever there is more news than before; what was there at the start is no news. */
function useNewsSound(news: number): void {
  const before = useRef(news);
  useEffect(() => {
    if (news > before.current) play('news');
    before.current = news;
  }, [news]);
}
