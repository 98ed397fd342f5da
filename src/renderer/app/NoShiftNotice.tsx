import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useQueries } from '#renderer/client/ClientProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useMay } from './session.ts';
import { useWords } from './words.ts';

/** Says that nothing can be sold before a shift is open, and leads to where it is opened; nothing while one is. */
export function NoShiftNotice(): ReactElement | null {
  const words = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const { data } = useQuery(useQueries().shift.current({}));
  if (data === undefined || data.shift !== null) return null;
  const mayOpen = may('shift.run');
  return (
    <Notice
      tone="warn"
      role="status"
      title={words('shift.none.title')}
      actions={
        mayOpen && <Button onPress={() => void navigate({ to: '/shift' })}>{words('shift.none.open')}</Button>
      }
    >
      {words(mayOpen ? 'shift.none.text' : 'shift.none.ask')}
    </Notice>
  );
}
