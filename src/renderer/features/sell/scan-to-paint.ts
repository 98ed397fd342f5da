import type { ScanMark } from '#renderer/app/counter.ts';

/** The name under which each scan's way to the screen can be read from the performance timeline. */
const MEASURE = 'scan-to-paint';

const measured = new WeakSet<ScanMark>();

/**
 * Measures once from a scan's last key (`performance.now()` clock) to the painted line. Call it in the layout effect
 * of the commit that draws the line: the frame callback runs before that frame is painted, the message after it.
 */
export function measurePaint(scan: ScanMark): void {
  if (measured.has(scan)) return;
  measured.add(scan);
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      performance.measure(MEASURE, { start: scan.at, end: performance.now() });
      port1.close();
    };
    port2.postMessage(null);
  });
}
