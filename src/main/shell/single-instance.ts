import type { App, BrowserWindow } from 'electron';

/**
 * One till a PC and user: a second start brings the first one's window to the front and ends.
 * False when this is the second; it must then do nothing but quit.
 */
export function claimSingleInstance(app: App, window: () => BrowserWindow | null): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', () => {
    const open = window();
    if (open === null) return;
    if (open.isMinimized()) open.restore();
    open.focus();
  });
  return true;
}
