import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Refusal } from '#contract/errors.ts';
import { found, type Check, type Finding } from '#domain/opening/finding.ts';
import { openingAnswers } from './support/fake-line.ts';
import { renderTill } from './support/render-till.tsx';

function openScreen(given: Partial<Record<Check, Finding>> = {}): ReturnType<typeof renderTill> {
  return renderTill({ path: '/settings/opening', answers: () => ({ opening: openingAnswers(given) }) });
}

test('says that everything is ready', async () => {
  openScreen();
  expect(await screen.findByText('Everything is ready. Have a good day.')).toBeTruthy();
  expect(screen.getAllByText('Good')).toHaveLength(10);
});

test('says what is not ready and what to do about it', async () => {
  openScreen({
    printer: found('printer.paper-out'),
    queue: found('queue.old', { count: 17, at: Date.UTC(2026, 10, 23, 14, 2) }),
    line: found('line.none'),
  });
  expect(await screen.findByText('Put this right before you open.')).toBeTruthy();
  expect(screen.getByText('The printer has no paper. Put a new roll in.')).toBeTruthy();
  expect(screen.getByText(/17 documents wait, the oldest since Nov 23, 2026/)).toBeTruthy();
  expect(screen.getByText('Not needed')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Printer and drawer: go there' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: /^Clock/ })).toBeNull();
  fireEvent.click(screen.getByRole('link', { name: 'Waiting for the store: go there' }));
  expect(await screen.findByRole('heading', { name: 'The last exchanges' })).toBeTruthy();
});

test('fills in while one thing still hangs', async () => {
  const sound = openingAnswers();
  let answer: (finding: Finding) => void = () => undefined;
  const late = new Promise<Finding>((resolve) => (answer = resolve));
  renderTill({
    path: '/settings/opening',
    answers: () => ({
      opening: {
        ...sound,
        look: async (input) => {
          if (input.check !== 'printer')
            return (await sound.look?.(input)) ?? { id: 'line.none', values: {} };
          const { id, values } = await late;
          return { id, values: { ...values } };
        },
      },
    }),
  });
  expect(await screen.findByText('9 of 10 looked at')).toBeTruthy();
  expect(screen.getByText('The till’s clock and the store’s agree.')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Print' }).disabled).toBe(true);
  answer(found('printer.unreachable'));
  expect(await screen.findByText(/The printer does not answer\. Switch it on/)).toBeTruthy();
  expect(screen.queryByText('9 of 10 looked at')).toBeNull();
});

test('prints what was found, and looks again', async () => {
  const { bridge } = openScreen({ disk: found('disk.short', { gigabytes: 1.5 }) });
  await screen.findByText('You can open. Some things deserve a look.');
  fireEvent.click(screen.getByRole('button', { name: 'Print' }));
  expect(await screen.findByText('On its way to the printer.')).toBeTruthy();
  const [printed] = bridge.inputsOf('opening.print');
  expect(printed).toHaveProperty('findings.length', 10);
  expect(printed).toHaveProperty('findings.9', { id: 'disk.short', values: { gigabytes: 1.5 } });
  fireEvent.click(screen.getByRole('button', { name: 'Look again' }));
  await waitFor(() => expect(bridge.inputsOf('opening.look')).toHaveLength(20));
});

test('says when there is nothing to print on, and when something could not be looked at', async () => {
  renderTill({
    path: '/settings/opening',
    answers: () => ({
      opening: {
        look: ({ check }) => {
          if (check === 'disk') throw new Refusal('internal');
          return { id: 'line.up', values: {} };
        },
        print: () => {
          throw new Refusal('printer-not-set-up');
        },
      },
    }),
  });
  expect(await screen.findByText('Put this right before you open.')).toBeTruthy();
  const rows = screen.getAllByRole('listitem');
  const disk = rows.find((row) => row.textContent.startsWith('Disk space'));
  expect(within(disk ?? document.body).getByText('Not ready')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Print' }));
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
});

test('is asked from where a shift is opened', async () => {
  renderTill({ path: '/shift', shop: { shift: null } });
  fireEvent.click(await screen.findByRole('button', { name: 'Ready to open?' }));
  expect(await screen.findByRole('heading', { name: 'Ready to open?' })).toBeTruthy();
});
