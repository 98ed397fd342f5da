import { createContext, useCallback, useContext, useState, type ReactElement, type ReactNode } from 'react';
import type { OverrideWish } from './override-wish.ts';
import { OverrideDialog } from './OverrideDialog.tsx';

/** Asks for a right; gives the grant's id, or null when nobody gave it. */
export type AskOverride = (wish: OverrideWish) => Promise<string | null>;

const OverrideContext = createContext<AskOverride | null>(null);

interface Asked {
  readonly wish: OverrideWish;
  readonly answer: (grantId: string | null) => void;
}

/** Lets every screen ask for a right at the spot. */
export function OverrideProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useCallback<AskOverride>(
    (wish) =>
      new Promise((resolve) => {
        setAsked({
          wish,
          answer: (grantId) => {
            setAsked(null);
            resolve(grantId);
          },
        });
      }),
    [],
  );
  return (
    <OverrideContext value={ask}>
      {children}
      {asked !== null && <OverrideDialog wish={asked.wish} onAnswer={asked.answer} />}
    </OverrideContext>
  );
}

/** How a screen asks somebody who may to allow what the one at the till may not. */
export function useOverride(): AskOverride {
  const ask = useContext(OverrideContext);
  if (ask === null) throw new Error('no OverrideProvider above');
  return ask;
}
