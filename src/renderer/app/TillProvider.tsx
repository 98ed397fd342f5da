import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { ClientProvider } from '#renderer/client/ClientProvider.tsx';
import type { Counter, CounterState } from './counter.ts';
import type { Till } from './till.ts';

const TillContext = createContext<Till | null>(null);

/** Gives the screens the till that was put together at the start. */
export function TillProvider({
  till,
  children,
}: {
  readonly till: Till;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <TillContext value={till}>
      <ClientProvider api={till.api} queries={till.queries} queryClient={till.queryClient}>
        {children}
      </ClientProvider>
    </TillContext>
  );
}

export function useTill(): Till {
  const till = useContext(TillContext);
  if (till === null) throw new Error('no TillProvider above');
  return till;
}

/** What can be done at the counter. */
export function useCounter(): Counter {
  return useTill().counter;
}

/** A part of what is happening at the counter. */
export function useCounterState<Part>(select: (state: CounterState) => Part): Part {
  return useStore(useTill().counter.store, select);
}
