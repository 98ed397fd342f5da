import type { ReactElement } from 'react';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useWords } from '#renderer/app/words.ts';

/** Where the second screen begins. */
export function DeskHome(): ReactElement {
  const words = useWords();
  return (
    <EmptyState sign={<Icon name="box" size={2} />} title={useShop().name}>
      {words('desk.home')}
    </EmptyState>
  );
}
