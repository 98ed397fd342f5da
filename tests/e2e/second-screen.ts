// A phone in the shop's network, for the end-to-end tests: a real browser that trusts one till.
import { createHash, X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { connect } from 'node:tls';
import { chromium, expect, type Browser, type Page } from '@playwright/test';

/** Debian's, as shops' phones have one much like it; elsewhere Playwright finds its own. */
const CHROMIUM = '/usr/bin/chromium';
const PHONE = { width: 390, height: 844 };

/** The certificate that anybody sees who connects. */
export async function certificateAt(url: string): Promise<X509Certificate> {
  const { hostname, port } = new URL(url);
  return await new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      const { raw } = socket.getPeerCertificate();
      socket.destroy();
      resolve(new X509Certificate(raw));
    });
    socket.once('error', reject);
  });
}

/** A browser that trusts one key, as one does whose owner compared the fingerprint, and no other. */
export async function browserTrusting(certificate: X509Certificate): Promise<Browser> {
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return await chromium.launch({
    ...(existsSync(CHROMIUM) ? { executablePath: CHROMIUM } : {}),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      `--ignore-certificate-errors-spki-list=${createHash('sha256').update(spki).digest('base64')}`,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
  });
}

/** A page on a phone of its own; `violations` hears of what its policy forbids. */
export async function openPhone(browser: Browser, violations: string[] = []): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en-US' });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  return page;
}

/** Pairs a phone by the code that the till shows. */
export async function pairPhone(page: Page, url: string, code: string, name: string): Promise<void> {
  await page.goto(`${url}/#${code}`);
  await page.getByLabel('Name of this device').fill(name);
  await page.getByRole('button', { name: 'Pair' }).click();
  await expect(page.getByRole('radiogroup', { name: 'Who are you?' })).toBeVisible();
}

/** Signs somebody in on a phone, by finger. */
export async function signInOnPhone(page: Page, name: string, pin: string): Promise<void> {
  await page.getByText(name, { exact: true }).click();
  const pad = page.getByRole('group', { name: 'Number pad' });
  for (const digit of pin) await pad.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name })).toBeVisible();
}

/** Gives the browser of a page codes to see: those that `showToCamera` holds before the camera. */
export async function giveCameraCodes(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, {
      codesInSight: [],
      BarcodeDetector: class {
        detect(): Promise<unknown> {
          const codes: unknown = Reflect.get(window, 'codesInSight');
          return Promise.resolve(
            Array.isArray(codes) ? codes.map((rawValue: unknown) => ({ rawValue })) : [],
          );
        }
      },
    });
  });
  await page.reload();
}

/** Holds a code before the camera until another comes, or takes it away with null. */
export async function showToCamera(page: Page, code: string | null): Promise<void> {
  await page.evaluate((codes) => Reflect.set(window, 'codesInSight', codes), code === null ? [] : [code]);
}
