import type { ComponentType, ReactElement } from 'react';
import type { Permission } from '#domain/party/role.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useMay } from './session.ts';
import { useWords } from './words.ts';

/** A screen for who may see it; for others, what to do instead. */
export function forWhoMay(right: Permission, Screen: ComponentType): () => ReactElement {
  return function Guarded() {
    const may = useMay();
    return may(right) ? <Screen /> : <NotAllowed />;
  };
}

function NotAllowed(): ReactElement {
  const words = useWords();
  return (
    <EmptyState sign={<Icon name="person" size={2} />} title={words('allowed.title')}>
      {words('allowed.text')}
    </EmptyState>
  );
}
