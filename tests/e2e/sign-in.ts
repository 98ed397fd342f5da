// Who stands at the till, for the end-to-end tests.
import { expect, type Page } from '@playwright/test';
import type { Reply } from '#contract/errors.ts';
import { contract } from '#contract/index.ts';

/** The owner of every till in these tests, and the PIN. */
export const OWNER_NAME = 'Mira';
export const OWNER_PIN = '2468';

/** Asks as the page does; gives the value. @throws Error when it was refused. */
export async function askPage(page: Page, procedure: string, input: object): Promise<unknown> {
  const reply = await page.evaluate<Reply | undefined, { procedure: string; input: object }>(
    (message) => window.countertop?.invoke(message),
    { procedure, input },
  );
  if (reply?.ok === true) return reply.value;
  throw new Error(`${procedure} was refused: ${JSON.stringify(reply?.error)}`);
}

/**
 * Makes sure that the owner is signed in at a till that has its shop: makes the owner on a new one, signs in after a
 * start. The guide and the pads themselves are what people.spec.ts tries.
 */
export async function signInAsOwner(page: Page): Promise<void> {
  const session = contract.people.session.output.parse(await askPage(page, 'people.session', {}));
  if (!session.hasStaff) {
    await askPage(page, 'people.createOwner', { name: OWNER_NAME, pin: OWNER_PIN });
  } else if (session.actor === null) {
    const { people } = contract.people.names.output.parse(await askPage(page, 'people.names', {}));
    const owner = people.find(({ name }) => name === OWNER_NAME);
    if (owner === undefined) throw new Error('this till has another owner');
    await askPage(page, 'people.signIn', { staffId: owner.staffId, pin: OWNER_PIN });
  }
  await expect(page.getByRole('link', { name: 'Sell', exact: true })).toBeVisible();
}
