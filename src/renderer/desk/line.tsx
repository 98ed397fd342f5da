import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import type { LanLine } from '#renderer/client/lan-line.ts';

const LineContext = createContext<LanLine | null>(null);

interface Props {
  readonly line: LanLine;
  readonly children: ReactNode;
}

/** Gives the screens the line that they ask over. */
export function LineProvider({ line, children }: Props): ReactElement {
  return <LineContext value={line}>{children}</LineContext>;
}

export function useLine(): LanLine {
  const line = useContext(LineContext);
  if (line === null) throw new Error('no LineProvider above');
  return line;
}
