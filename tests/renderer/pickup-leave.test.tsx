import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Right } from '#domain/party/role.ts';
import { PIN } from './support/fake-office.ts';
import { steps, webOrder } from './support/fake-pickup.ts';
import { signedIn } from './support/fake-shop.ts';
import { openPickups } from './support/pickup-desk.tsx';

const people = [
  {
    staffId: '0192f5a8-0000-7000-8000-00000000a009',
    name: 'Ida',
    roleId: 'owner',
    roleName: '',
    lockedUntil: 0,
  },
];

const open = (...rights: readonly Right[]) =>
  openPickups({
    path: '/pickups/1',
    rights: ['pickup.read', 'pickup.work', ...rights],
    people: {
      session: () => signedIn({ permissions: ['pickup.read', 'pickup.work', ...rights] }),
      names: () => ({ people }),
      authorise: () => ({ grantId: '0192f5a8-0000-7000-8000-00000000c001', grantedBy: 'Ida' }),
    },
    pickups: {
      orders: [webOrder({ orderId: '1', paid: 2900 })],
      events: steps('1', { kind: 'accept' }),
      leaveFor: 2900,
    },
  });

test('who may not cancel an order is helped by somebody who may, for this step', async () => {
  const { bridge } = open('sale.make');
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel the order' }));
  fireEvent.click(await screen.findByRole('button', { name: 'The shopper asked for it' }));
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel the order' }));
  const asked = await screen.findByRole('dialog', { name: 'Somebody has to allow this' });
  expect(asked.textContent).toContain('Cancel the order, order #1: €29.00 go back');
  fireEvent.change(within(asked).getByLabelText('PIN'), { target: { value: PIN } });
  fireEvent.click(within(asked).getByRole('button', { name: 'Allow once' }));
  await waitFor(() => expect(bridge.inputsOf('pickup.settle')).toHaveLength(2));
  expect(bridge.inputsOf('pickup.settle')).toMatchObject([{ grants: [] }, { grants: [expect.any(String)] }]);
  expect(bridge.inputsOf('people.authorise')).toMatchObject([
    { permission: 'pickup.settle', amount: 2900, reason: 'The shopper asked for it' },
  ]);
});

test('where nobody can be asked, what one may not do is not there', async () => {
  open();
  await screen.findByRole('button', { name: 'Pick' });
  expect(screen.queryByRole('button', { name: 'Cancel the order' })).toBeNull();
});
