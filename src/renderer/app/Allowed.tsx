import type { ReactElement, ReactNode } from 'react';
import type { Permission } from '#domain/party/role.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useMay } from './session.ts';
import { useWords } from './words.ts';

interface Props {
  readonly right: Permission;
  readonly children: ReactNode;
}

/** A screen for who may see it; for others, what to do instead. */
export function Allowed({ right, children }: Props): ReactElement {
  const words = useWords();
  const may = useMay();
  if (may(right)) return <>{children}</>;
  return (
    <EmptyState sign={<Icon name="person" size={2} />} title={words('allowed.title')}>
      {words('allowed.text')}
    </EmptyState>
  );
}
