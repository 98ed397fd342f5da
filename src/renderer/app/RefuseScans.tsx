import { play } from './sound.ts';
import { useScreenScans } from './use-target.ts';

/** Where a scan means nothing: it is refused with a sound, and rings up nothing behind one's back. */
export function RefuseScans(): null {
  useScreenScans(() => play('refused'));
  return null;
}
