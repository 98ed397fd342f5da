import type { ComponentProps, ReactElement } from 'react';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { Scan } from './keyboard-ear.ts';
import { play } from './sound.ts';
import { useScans } from './use-target.ts';
import { useWords } from './words.ts';

interface Props extends Omit<ComponentProps<typeof Dialog>, 'closeLabel'> {
  /** Takes scans; without it a scan is refused with a sound, as what is open must be dealt with first. */
  readonly onScan?: ((scan: Scan) => void) | undefined;
}

const refuse = (): void => play('refused');

/** A dialog of the till: no scan passes it by. */
export function TillDialog({ onScan, ...rest }: Props): ReactElement {
  const words = useWords();
  useScans(onScan ?? refuse);
  return <Dialog {...rest} closeLabel={words('dialog.close')} />;
}
