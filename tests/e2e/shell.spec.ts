// What the page may not do, asserted from inside the real window.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { launchTill, type LaunchedTill } from '#tests/support/electron.ts';

const START = 'app://till/';

test.describe('the page of the till', () => {
  let till: LaunchedTill;
  let outside: Server;
  let address: string;
  let visits: string[];

  test.beforeAll(async () => {
    visits = [];
    outside = createServer((request, response) => {
      visits.push(`${request.method} ${request.url}`);
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('<h1>outside</h1>');
    }).listen(0, '127.0.0.1');
    await once(outside, 'listening');
    address = `http://127.0.0.1:${portOf(outside.address())}`;
    // A camera that is there: what is refused is the permission.
    till = await launchTill({ args: ['--use-fake-device-for-media-stream'] });
  });

  test.afterAll(async () => {
    await till.close();
    outside.close();
  });

  test.afterEach(() => {
    expect(visits, 'nothing may reach the world outside').toEqual([]);
    expect(till.page.url()).toMatch(new RegExp(`^${START}`));
  });

  test('has nothing of Node, and a bridge of two functions that it cannot change', async () => {
    const found = await till.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
      bridge: Object.keys(window.countertop ?? {}),
      isFrozen: Object.isFrozen(window.countertop),
    }));
    expect(found).toEqual({ node: [], bridge: ['invoke', 'subscribe'], isFrozen: true });
  });

  test('runs in a sandbox, apart from the bridge', async () => {
    const preferences = await till.app.evaluate(({ BrowserWindow }): unknown => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Not in Electron's types, but the only way to see what a window was really given.
      const ask: unknown =
        contents === undefined ? undefined : Reflect.get(contents, 'getLastWebPreferences');
      return typeof ask === 'function' ? Reflect.apply(ask, contents, []) : null;
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test('reaches nothing outside, whatever it tries', async () => {
    const outcome = await till.page.evaluate(async (there) => {
      const settle = (promise: Promise<unknown>) =>
        promise.then(
          () => 'reached',
          () => 'refused',
        );
      const load = (element: HTMLElement) =>
        settle(
          new Promise((resolve, reject) => {
            element.addEventListener('load', resolve);
            element.addEventListener('error', reject);
            document.body.append(element);
          }),
        );
      const image = Object.assign(document.createElement('img'), { src: `${there}/image.png` });
      const script = Object.assign(document.createElement('script'), { src: `${there}/script.js` });
      const style = Object.assign(document.createElement('link'), {
        rel: 'stylesheet',
        href: `${there}/style.css`,
      });
      const connect = () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(there.replace('http', 'ws'));
          socket.addEventListener('open', resolve);
          socket.addEventListener('error', reject);
        });
      navigator.sendBeacon(`${there}/beacon`, 'x');
      return {
        fetch: await settle(fetch(`${there}/fetch`)),
        file: await settle(fetch('file:///etc/passwd')),
        image: await load(image),
        script: await load(script),
        style: await load(style),
        socket: await settle(connect()),
      };
    }, address);
    expect(outcome).toEqual({
      fetch: 'refused',
      file: 'refused',
      image: 'refused',
      script: 'refused',
      style: 'refused',
      socket: 'refused',
    });
  });

  test('runs no code from text, and no style without the nonce', async () => {
    const outcome = await till.page.evaluate(async () => {
      // What a driver runs may evaluate texts until its first wait.
      await new Promise((resolve) => setTimeout(resolve, 0));
      let evaluated = 'ran';
      try {
        const evaluate: unknown = Reflect.get(globalThis, 'eval');
        if (typeof evaluate === 'function') Reflect.apply(evaluate, null, ['1 + 1']);
      } catch (error) {
        evaluated = error instanceof Error ? error.name : 'refused';
      }
      const probe = document.body.appendChild(document.createElement('p'));
      probe.setAttribute('onclick', "document.title = 'owned'");
      probe.click();
      for (const [name, text] of [
        ['script', "document.title = 'owned'"],
        ['style', 'p { color: rgb(1, 2, 3) }'],
      ] as const) {
        document.head.append(Object.assign(document.createElement(name), { textContent: text }));
      }
      const colour = getComputedStyle(probe).color;
      probe.remove();
      return { evaluated, isOwned: document.title === 'owned', isStyled: colour === 'rgb(1, 2, 3)' };
    });
    expect(outcome).toEqual({ evaluated: 'EvalError', isOwned: false, isStyled: false });
  });

  test('opens no window and embeds no other page', async () => {
    const outcome = await till.page.evaluate((there) => {
      const frame = Object.assign(document.createElement('iframe'), { src: there });
      document.body.append(frame);
      const view = document.body.appendChild(document.createElement('webview'));
      return { opened: window.open(there) !== null, guest: 'loadURL' in view };
    }, address);
    expect(outcome).toEqual({ opened: false, guest: false });
    expect(till.app.windows()).toHaveLength(1);
  });

  test('stays where it is', async () => {
    await till.page.evaluate((there) => {
      document.body.insertAdjacentHTML(
        'beforeend',
        `<a id="out" href="${there}">out</a><form id="away"></form>`,
      );
      const link = document.querySelector<HTMLAnchorElement>('#out');
      const form = document.querySelector<HTMLFormElement>('#away');
      if (link === null || form === null) throw new Error('nothing to press');
      form.action = there;
      link.click();
      form.submit();
      location.assign(there);
      location.href = 'app://other/';
    }, address);
    const stopped = await till.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents?.getURL();
    });
    expect(stopped).toMatch(new RegExp(`^${START}`));
    await till.page.evaluate(() =>
      document.querySelectorAll('#out, #away').forEach((element) => element.remove()),
    );
  });

  test('gets no permission and no device', async () => {
    const outcome = await till.page.evaluate(async () => {
      const refused = (promise: Promise<unknown>) =>
        promise.then(
          () => 'granted',
          (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
        );
      const place = await new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : `code ${error.code}`),
        );
      });
      return {
        place,
        notification: await Notification.requestPermission(),
        camera: await refused(navigator.mediaDevices.getUserMedia({ video: true, audio: true })),
        clipboard: await refused(navigator.clipboard.readText()),
        midi: await refused(navigator.requestMIDIAccess({ sysex: true })),
      };
    });
    expect(outcome).toMatchObject({ place: 'denied', notification: 'denied' });
    expect(outcome.camera).toBe('NotAllowedError');
    expect(outcome.clipboard).toBe('NotAllowedError');
    expect(outcome.midi).not.toBe('granted');
  });

  test('is the only one that is answered', async () => {
    const message = { procedure: 'setup.state', input: {} };
    const own = await till.page.evaluate((asked) => window.countertop?.invoke(asked), message);
    expect(own).toMatchObject({ ok: true });
    const foreign = await till.app.evaluate(async ({ BrowserWindow }, asked) => {
      const preload =
        BrowserWindow.getAllWindows()[0]?.webContents.session.getPreloadScripts?.()[0]?.filePath;
      const path = preload ?? `${process.cwd()}/out/preload/index.cjs`;
      const replies: unknown[] = [];
      for (const page of ['app://till/', 'data:text/html,<h1>foreign</h1>']) {
        const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, preload: path } });
        await window.loadURL(page);
        replies.push(
          await window.webContents.executeJavaScript(`countertop.invoke(${JSON.stringify(asked)})`),
        );
        window.destroy();
      }
      return replies;
    }, message);
    const refusal = { ok: false, error: { code: 'foreign-sender' } };
    expect(foreign).toEqual([refusal, refusal]);
  });
});

test('a second start of the same till brings the first one forward and ends', async () => {
  const till = await launchTill();
  const heard = till.app.evaluate(
    ({ app }) => new Promise<void>((resolve) => void app.once('second-instance', () => resolve())),
  );
  const [program, ...args] = till.app.process().spawnargs;
  if (program === undefined) throw new Error('no program');
  const own = args.filter(
    (one) => one === '--no-sandbox' || one.startsWith('--user-data-dir') || /^[^-]/.test(one),
  );
  const second = spawn(program, withoutLoader(own), { stdio: 'ignore' });
  await once(second, 'exit');
  expect(second.exitCode).toBe(0);
  await heard;
  expect(till.app.windows()).toHaveLength(1);
  await till.close();
});

test('a page whose process dies comes back', async () => {
  const till = await launchTill();
  // The end of the first load must not be taken for the end of the second.
  await till.page.waitForLoadState('load');
  await till.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('did-finish-load', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
  );
  const state = await till.app.evaluate(({ BrowserWindow }): Promise<unknown> | undefined =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
      "countertop.invoke({ procedure: 'setup.state', input: {} })",
    ),
  );
  expect(state).toMatchObject({ ok: true });
  await till.close();
});

test('has no keys of Electron’s own that reload, close or inspect the page', async () => {
  const till = await launchTill();
  const found = await till.app.evaluate(({ BrowserWindow, Menu }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.openDevTools();
    return { menu: Menu.getApplicationMenu(), isInspected: contents?.isDevToolsOpened() };
  });
  expect(found).toEqual({ menu: null, isInspected: false });
  await till.close();
});

test('closing the window ends the till, and ends it well', async () => {
  const till = await launchTill();
  const main = till.app.process();
  await till.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await till.close();
  expect(main.exitCode).toBe(0);
});

test('a killed till starts again on the same data', async () => {
  const first = await launchTill();
  await first.kill();
  const second = await launchTill({ userData: first.userData });
  await expect(second.page).toHaveURL(new RegExp(`^${START}`));
  await second.close();
});

/** Playwright's own module, which it has Electron load, stays out of the second start. */
function withoutLoader(args: readonly string[]): string[] {
  return args.filter((one) => !one.endsWith('loader.js'));
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
