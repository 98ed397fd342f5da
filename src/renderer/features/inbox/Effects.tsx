import type { ReactElement } from 'react';
import type { InboxItem } from '#contract/inbox.ts';
import { useFormat, type Format } from '#renderer/app/format.ts';
import { useWords, type Words } from '#renderer/app/words.ts';
import styles from './Inbox.module.css';

/** What a refusal means for money and stock, and what it holds up. */
export function Effects({ item }: { readonly item: InboxItem }): ReactElement {
  const words = useWords();
  const format = useFormat();
  return (
    <dl className={styles['effects']}>
      <div>
        <dt>{words('inbox.money')}</dt>
        <dd>{moneyWords(item, words, format)}</dd>
      </div>
      <div>
        <dt>{words('inbox.stock')}</dt>
        <dd>{stockWords(item, words, format)}</dd>
      </div>
      {item.holdsUp > 0 && (
        <div>
          <dt>{words('sync.up')}</dt>
          <dd>{words('inbox.holds-up', { count: item.holdsUp })}</dd>
        </div>
      )}
    </dl>
  );
}

function moneyWords({ total, storeTotal, code, pickup }: InboxItem, words: Words, format: Format): string {
  if (pickup !== null && pickup.money !== 'none') {
    return words(`inbox.money.pickup.${pickup.money}`, { amount: format.money(pickup.amount) });
  }
  if (total === null) return words('inbox.money.none');
  if (code === 'total-differs' && storeTotal !== null) {
    const amount = format.money(Math.abs(storeTotal - total));
    return words('inbox.money.differs', {
      total: format.money(total),
      storeTotal: format.money(storeTotal),
      difference: words(storeTotal > total ? 'inbox.money.more' : 'inbox.money.less', { amount }),
    });
  }
  if (total === 0) return words('inbox.money.even');
  return words(total > 0 ? 'inbox.money.sale' : 'inbox.money.back', { total: format.money(Math.abs(total)) });
}

function stockWords({ stockEffect: effect, pickup }: InboxItem, words: Words, format: Format): string {
  const held = pickup?.heldEffect ?? 0;
  if (effect === 0 && held !== 0) {
    const quantity = format.quantity(Math.abs(held));
    return words(held > 0 ? 'inbox.stock.held' : 'inbox.stock.free', { quantity });
  }
  if (effect === 0) return words('inbox.stock.none');
  const quantity = format.quantity(Math.abs(effect));
  return words(effect > 0 ? 'inbox.stock.high' : 'inbox.stock.low', { quantity });
}
