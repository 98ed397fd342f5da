import { useEffect, useEffectEvent } from 'react';
import type { Scan } from './keyboard-ear.ts';
import type { Targets } from './targets.ts';
import { useTill } from './TillProvider.tsx';

function useTarget<Item>(enter: Targets<Item>['push'], target: (item: Item) => void): void {
  const onItem = useEffectEvent(target);
  useEffect(() => enter((item) => onItem(item)), [enter]);
}

/** Takes the scans for as long as the component is there. */
export function useScans(target: (scan: Scan) => void): void {
  useTarget(useTill().scans.push, target);
}

/** Takes the scans while a screen is there, instead of the counter; its keys go on working. */
export function useScreenScans(target: (scan: Scan) => void): void {
  useTarget(useTill().scans.stand, target);
}

/** Takes what is typed while no field has the focus. */
export function useTyping(target: (text: string) => void): void {
  useTarget(useTill().typing.push, target);
}
