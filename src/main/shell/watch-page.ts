import type { WebContents } from 'electron';

/** Hears of trouble, for the log. */
export type OnTrouble = (detail: string, error?: unknown) => void;

const ERROR_LEVELS: readonly unknown[] = ['error', 3];

/**
 * Brings what goes wrong in the page into the program's log, and the page back when its process is gone: the open
 * basket is a draft in the database. A page that dies again within seconds is left alone, so that nothing spins.
 */
export function watchPage(page: WebContents, onTrouble: OnTrouble, now: () => number = Date.now): void {
  let reloadedAt = Number.NEGATIVE_INFINITY;
  page.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    onTrouble(`the page is gone: ${reason}`);
    if (now() - reloadedAt < 10_000) return;
    reloadedAt = now();
    page.reload();
  });
  page.on('preload-error', (_event, _file, error) => onTrouble('preload failed', error));
  page.on('unresponsive', () => onTrouble('the page does not answer'));
  page.on('console-message', (...said: readonly unknown[]) => {
    const { level, message } = readConsole(said);
    if (ERROR_LEVELS.includes(level)) onTrouble(`the page says: ${String(message)}`);
  });
}

/** From Electron 35 on the event itself carries what was said; before, it came as arguments. */
function readConsole(said: readonly unknown[]): { readonly level: unknown; readonly message: unknown } {
  const [event, level, message] = said;
  if (typeof event === 'object' && event !== null && 'level' in event && 'message' in event) return event;
  return { level, message };
}
