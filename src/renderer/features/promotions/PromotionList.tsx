import type { ReactElement } from 'react';
import type { KeptPromotion } from '#contract/promotion.ts';
import { useWords } from '#renderer/app/words.ts';
import { Badge } from '#renderer/ui/Badge.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './PromotionList.module.css';
import { usePromotionWords } from './promotion-words.ts';

interface Props {
  readonly promotions: readonly KeptPromotion[];
  readonly onEdit: (promotion: KeptPromotion) => void;
}

/** All promotions, those that are on before those that are off. */
export function PromotionList({ promotions, onEdit }: Props): ReactElement {
  const words = useWords();
  const say = usePromotionWords();
  const ordered = promotions.toSorted((a, b) => Number(b.isEnabled) - Number(a.isEnabled));
  return (
    <ul className={styles['list']}>
      {ordered.map((promotion) => {
        const { effect, limits } = say(promotion);
        return (
          <li key={promotion.id} className={styles['row']}>
            <div className={styles['what']}>
              <p className={styles['name']}>
                {promotion.name}{' '}
                <Badge tone={promotion.isEnabled ? 'good' : 'neutral'}>
                  {words(promotion.isEnabled ? 'promotions.on' : 'promotions.off-now')}
                </Badge>
              </p>
              <p>{effect}</p>
              {limits.length > 0 && <p className={styles['limits']}>{limits.join(' · ')}</p>}
            </div>
            {promotion.source === 'store' ? (
              <span className={styles['limits']}>{words('promotions.of-store')}</span>
            ) : (
              <Button onPress={() => onEdit(promotion)}>
                {words('promotions.change', { name: promotion.name })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
