import { NOTHING, type FeatureSamples, type Sample } from './sample.ts';

const all = {
  rules: {
    pricesIncludeTax: true,
    taxRounding: 'document',
    taxRoundingMode: 'half-up',
    tenders: {
      cashRounding: { step: 5, mode: 'half-up' },
      foreign: [{ currency: 'CHF', rate: { worth: 103, per: 100 } }],
      others: ['Lunch card'],
      refused: ['invoice'],
    },
    lockAfterMinutes: 10,
    receipt: { head: ['Open till eight'], foot: ['Thank you'], logo: '' },
    drawerWarning: 50_000,
  },
  categories: [
    {
      id: 1,
      name: 'Standard',
      rates: [
        { name: 'GST', ratePpm: 50_000, isCompound: false },
        { name: 'QST', ratePpm: 99_750, isCompound: true },
      ],
      charges: [{ name: 'Deposit', perUnit: 25, isIncluded: false, isTaxed: false }],
    },
  ],
  barcodes: [
    { prefix: '21', kind: 'weight', itemDigits: 5, valueDigits: 5, valueDecimals: 3, hasValueCheck: false },
  ],
  name: 'Corner shop',
  address: 'Main Street 1',
  taxNumber: '',
};

const bad: Sample['bad'] = [
  ['name', ' '],
  ['rules.taxRounding', 'never'],
  ['rules.taxRoundingMode', 'up'],
  ['rules.lockAfterMinutes', -1],
  ['rules.drawerWarning', -1],
  ['rules.tenders.cashRounding.step', 0],
  ['rules.tenders.foreign.0.rate.per', 0],
  ['rules.tenders.foreign.0.currency', 'chf'],
  ['rules.tenders.others.0', ''],
  ['rules.tenders.refused.0', 'barter'],
  ['rules.receipt.logo', 'https://example.com/logo.png'],
  ['rules.receipt.logo', 'data:image/svg+xml;base64,PHN2Zz4='],
  ['rules.receipt.head', Array.from({ length: 11 }, () => 'line')],
  ['categories.0.rates.0.ratePpm', -1],
  ['categories.0.charges.0.name', ''],
  ['barcodes.0.prefix', '30'],
  ['barcodes.0.itemDigits', 7],
];

export const shopSamples: FeatureSamples<'shop'> = {
  rules: { input: [NOTHING], output: [{ good: all, bad }] },
  changeRules: {
    input: [{ good: all, bad: [...bad, ['currency', 'EUR']] }],
    output: [{ good: {}, bad: [['name', 'x']] }],
  },
};
