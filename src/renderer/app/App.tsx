import { RouterProvider, type RouterHistory } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { Providers } from './Providers.tsx';
import { createTillRouter } from './router.tsx';
import type { Till } from './till.ts';

interface Props {
  readonly till: Till;
  readonly history: RouterHistory;
}

/** The whole screen, on a till that was put together before. */
export function App({ till, history }: Props): ReactElement {
  const [router] = useState(() => createTillRouter(history));
  return (
    <Providers till={till}>
      <RouterProvider router={router} />
    </Providers>
  );
}
