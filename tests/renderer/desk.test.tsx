import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { deskAnswers, deskOn, tablet } from './support/fake-second-screens.ts';
import { renderTill } from './support/render-till.tsx';

function openScreen(
  given: Parameters<typeof deskAnswers>[0] = {},
  more: ReturnType<typeof deskAnswers> = {},
) {
  const answers = () => ({ desk: { ...deskAnswers(given), ...more } });
  return renderTill({ path: '/settings/desk', answers });
}

test('is off, says so, and is turned on at an address of this PC', async () => {
  const { bridge } = openScreen();
  expect(await screen.findByText('Off')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Show a code' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Turn on' }));
  expect(await screen.findByText('On')).toBeTruthy();
  expect(bridge.inputsOf('desk.turnOn')).toEqual([{ address: '192.0.2.10', port: 8443 }]);
  expect(screen.getByText('AB CD EF')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Turn off' }));
  expect(await screen.findByText('Off')).toBeTruthy();
});

test('takes no port that cannot be one', async () => {
  const { bridge } = openScreen();
  fireEvent.change(await screen.findByRole('textbox', { name: 'Port' }), { target: { value: '80' } });
  expect(await screen.findByText('A number from 1024 to 65535, please.')).toBeTruthy();
  fireEvent.submit(screen.getByRole('button', { name: 'Turn on' }));
  expect(bridge.inputsOf('desk.turnOn')).toEqual([]);
});

test('says why it could not be turned on, and why it does not work now', async () => {
  openScreen(
    { status: { ...deskOn, state: 'failed', fault: 'address-gone', url: null, fingerprint: null } },
    {
      turnOn: () => {
        throw new Refusal('desk-port-taken');
      },
    },
  );
  expect(await screen.findByText(/no longer has the address 192\.0\.2\.10/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Turn on' }));
  expect(await screen.findByText(/Another program on this PC uses this port/)).toBeTruthy();
});

test('shows a code for one device for as long as it holds', async () => {
  openScreen({ status: deskOn });
  fireEvent.click(await screen.findByRole('button', { name: 'Show a code' }));
  expect(await screen.findByRole('img', { name: 'Code to pair with' })).toBeTruthy();
  expect(screen.getByText('7KQ2 M9XA')).toBeTruthy();
  expect(screen.getByText(/^1(19|20) seconds$/)).toBeTruthy();
});

test('takes the code away once a device has come by it', async () => {
  const devices = [tablet];
  const { bridge } = openScreen({ status: deskOn }, { devices: () => ({ devices }) });
  fireEvent.click(await screen.findByRole('button', { name: 'Show a code' }));
  await screen.findByText('7KQ2 M9XA');
  devices.push({
    ...tablet,
    deskId: '0192f0c1-7e3a-7c4d-8b2e-5f6a7b8c9d0f',
    name: 'Phone',
    pairedAt: Date.now(),
  });
  bridge.touch('desk');
  expect(await screen.findByText('Phone is paired.')).toBeTruthy();
  expect(screen.queryByText('7KQ2 M9XA')).toBeNull();
});

test('says that a code is over', async () => {
  openScreen(
    { status: deskOn },
    { newCode: () => ({ code: 'AAAABBBB', expiresAt: 1, url: 'https://x/#A' }) },
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Show a code' }));
  expect(await screen.findByText('The code is over.')).toBeTruthy();
  expect(screen.queryByText('AAAA BBBB')).toBeNull();
});

test('lists who may come, and shuts a device out after asking', async () => {
  const phone = { ...tablet, deskId: '0192f0c1-7e3a-7c4d-8b2e-5f6a7b8c9d0f', name: 'Phone', isHere: true };
  const { bridge } = openScreen({ status: deskOn, devices: [tablet, phone] });
  const list = await screen.findByRole('list', { name: 'Paired devices' });
  expect(await within(list).findByText('Here now')).toBeTruthy();
  expect(within(list).getByText(/Last seen .*Mar/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Shut out Tablet at the shelf' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.click(within(dialog).getByRole('button', { name: 'Shut out' }));
  await waitFor(() => expect(bridge.inputsOf('desk.revoke')).toEqual([{ deskId: tablet.deskId }]));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  bridge.touch('desk');
  await waitFor(() => expect(screen.queryByText('Tablet at the shelf')).toBeNull());
});

test('offers the address that this PC has now, in one touch, when the old one is gone', async () => {
  const gone = { ...deskOn, state: 'failed', fault: 'address-gone', url: null, fingerprint: null } as const;
  const addresses = [{ address: '192.0.2.77', network: 'eth0' }];
  const { bridge } = openScreen({ status: { ...gone, addresses } });
  fireEvent.click(await screen.findByRole('button', { name: 'Use 192.0.2.77 (eth0)' }));
  expect(await screen.findByText('On')).toBeTruthy();
  expect(bridge.inputsOf('desk.turnOn')).toEqual([{ address: '192.0.2.77', port: 8443 }]);
});

test('moves to another port while it is on, after saying what that costs', async () => {
  const { bridge } = openScreen({ status: deskOn });
  fireEvent.click(await screen.findByRole('button', { name: 'Change address or port' }));
  expect(screen.getByText(/has to open the new address/)).toBeTruthy();
  fireEvent.change(screen.getByRole('textbox', { name: 'Port' }), { target: { value: '9443' } });
  fireEvent.click(screen.getByRole('button', { name: 'Change' }));
  await waitFor(() =>
    expect(bridge.inputsOf('desk.turnOn')).toEqual([{ address: '192.0.2.10', port: 9443 }]),
  );
  expect(await screen.findByText('https://192.0.2.10:9443')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
});

test('says that a code was guessed at, and not that it is too old', async () => {
  let guessedAt: number | null = null;
  const { bridge } = openScreen({}, { status: () => ({ ...deskOn, guessedAt }) });
  fireEvent.click(await screen.findByRole('button', { name: 'Show a code' }));
  await screen.findByText('7KQ2 M9XA');
  guessedAt = Date.now();
  bridge.touch('desk');
  expect(await screen.findByText(/Somebody tried too many wrong codes/)).toBeTruthy();
  expect(screen.queryByText('7KQ2 M9XA')).toBeNull();
});

test('says which device wrong PINs shut out, and takes it off the list without asking', async () => {
  const { bridge } = openScreen({ status: deskOn, devices: [{ ...tablet, barredAt: tablet.lastSeenAt }] });
  expect(await screen.findByText('Too many wrong PINs')).toBeTruthy();
  expect(screen.getByText(/Shut out .*Mar.*Pair it anew/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Take Tablet at the shelf off the list' }));
  await waitFor(() => expect(bridge.inputsOf('desk.revoke')).toEqual([{ deskId: tablet.deskId }]));
});

test('marks a device that nobody has seen for long', async () => {
  openScreen({ status: deskOn, devices: [{ ...tablet, isForgotten: true }] });
  expect(await screen.findByText(/Not for 90 days/)).toBeTruthy();
});
