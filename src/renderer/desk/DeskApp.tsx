import { RouterProvider, type RouterHistory } from '@tanstack/react-router';
import { useState, type ReactElement } from 'react';
import { useStore } from 'zustand';
import { Providers } from '#renderer/app/Providers.tsx';
import { Start } from '#renderer/app/Start.tsx';
import type { Till } from '#renderer/app/till.ts';
import type { LanLine } from '#renderer/client/lan-line.ts';
import { BrokenLine } from './BrokenLine.tsx';
import { createDeskRouter } from './desk-router.tsx';
import { LineProvider } from './line.tsx';
import { PairScreen } from './PairScreen.tsx';

interface Props {
  readonly line: LanLine;
  readonly till: Till;
  readonly history: RouterHistory;
  /** The code that the page was opened with; empty for none. */
  readonly code: string;
}

/** The pickup desk in the browser of a phone or tablet. */
export function DeskApp({ line, till, history, code }: Props): ReactElement {
  const [router] = useState(() => createDeskRouter(history));
  const { kind, wasOpen } = useStore(line.state);
  return (
    <Providers till={till}>
      <LineProvider line={line}>
        {kind === 'unpaired' && <PairScreen code={code} />}
        {kind === 'opening' && <Start />}
        {kind === 'broken' && !wasOpen && <BrokenLine />}
        {wasOpen && <RouterProvider router={router} />}
      </LineProvider>
    </Providers>
  );
}
