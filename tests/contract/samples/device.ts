import { NOTHING, type FeatureSamples, type Sample } from './sample.ts';

const printer = {
  settings: { host: '192.0.2.10', port: 9100, columns: 42 },
  state: 'ready',
  waiting: 0,
  unknown: 0,
  failed: 0,
  at: 1_700_000_000_000,
};

const printerOutput: readonly Sample[] = [
  {
    good: printer,
    bad: [
      ['state', 'on fire'],
      ['waiting', -1],
      ['unknown', 0.5],
      ['settings.port', 0],
    ],
  },
  { good: { ...printer, settings: null, state: 'not-set-up', at: null }, bad: [['at', -1]] },
];

const screen = { id: '2779098405', label: 'Dell 15"', isPrimary: false };

const displayOutput: readonly Sample[] = [
  {
    good: { screens: [screen], shown: screen.id },
    bad: [
      ['screens.0.id', ''],
      ['screens.0.isPrimary', 'yes'],
      ['screens.0.bounds', {}],
      ['shown', 2_779_098_405],
    ],
  },
  { good: { screens: [], shown: null }, bad: [['shown', undefined]] },
];

export const deviceSamples: FeatureSamples<'device'> = {
  printer: { input: [NOTHING], output: printerOutput },
  usePrinter: {
    input: [
      {
        good: { settings: printer.settings },
        bad: [
          ['settings.host', ''],
          ['settings.host', '   '],
          ['settings.host', 'x'.repeat(254)],
          ['settings.port', 65_536],
          ['settings.port', '9100'],
          ['settings.columns', 40],
          ['settings.path', '/dev/usb/lp0'],
        ],
      },
      { good: { settings: null }, bad: [['settings', undefined]] },
    ],
    output: printerOutput,
  },
  display: { input: [NOTHING], output: displayOutput },
  showDisplay: {
    input: [
      {
        good: { screenId: screen.id },
        bad: [
          ['screenId', ''],
          ['screenId', 'x'.repeat(65)],
          ['screenId', 1],
          ['url', 'https://example.com'],
        ],
      },
      { good: { screenId: null }, bad: [['screenId', undefined]] },
    ],
    output: displayOutput,
  },
};
