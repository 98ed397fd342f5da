import { useEffect, useRef } from 'react';
import type { Scan } from './keyboard-ear.ts';
import type { Targets } from './targets.ts';
import { useTill } from './TillProvider.tsx';

function useTarget<Item>(targets: Targets<Item>, target: (item: Item) => void): void {
  const latest = useRef(target);
  useEffect(() => {
    latest.current = target;
  }, [target]);
  useEffect(() => targets.push((item) => latest.current(item)), [targets]);
}

/** Takes the scans for as long as the component is there. */
export function useScans(target: (scan: Scan) => void): void {
  useTarget(useTill().scans, target);
}

/** Takes what is typed while no field has the focus. */
export function useTyping(target: (text: string) => void): void {
  useTarget(useTill().typing, target);
}
