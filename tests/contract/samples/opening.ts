import { ID, type FeatureSamples } from './sample.ts';

const finding = { id: 'clock.behind', values: { at: 1_700_000_000_000 } };

export const openingSamples: FeatureSamples<'opening'> = {
  look: {
    input: [{ good: { check: 'clock' }, bad: [['check', 'weather']] }],
    output: [
      {
        good: finding,
        bad: [
          ['id', 'clock.blue'],
          ['values.at', null],
        ],
      },
      {
        good: { id: 'line.rights', values: { rights: 'ReadOrder' } },
        bad: [['values.rights', 'x'.repeat(501)]],
      },
    ],
  },
  print: {
    input: [
      {
        good: { findings: [finding] },
        bad: [
          ['findings', []],
          ['findings', Array.from({ length: 11 }, () => finding)],
          ['findings.0.id', 'disk.huge'],
        ],
      },
    ],
    output: [{ good: { jobId: ID }, bad: [['jobId', 'R1']] }],
  },
};
