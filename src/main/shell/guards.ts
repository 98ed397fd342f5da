import type { App, Session, WebContents } from 'electron';

/** The requests that leave the PC; the page has no business there. */
const OUTSIDE = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];

/** Grants a session nothing: no permission, no device, no download, and no request to the world outside. */
export function guardSession(session: Session, devServer: string | null): void {
  session.setPermissionRequestHandler((_page, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest({ urls: OUTSIDE }, (details, answer) => {
    answer({ cancel: devServer === null || !isSameHost(details.url, devServer) });
  });
}

/** Keeps every page of the program where it is, whoever made it: no navigation, no new window, no webview. */
export function guardPages(app: App): void {
  app.on('web-contents-created', (_event, page) => guardPage(page));
}

function guardPage(page: WebContents): void {
  page.on('will-navigate', (event) => event.preventDefault());
  page.on('will-redirect', (event) => event.preventDefault());
  page.on('will-frame-navigate', (event) => event.preventDefault());
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
}

function isSameHost(address: string, server: string): boolean {
  return new URL(address).host === new URL(server).host;
}
