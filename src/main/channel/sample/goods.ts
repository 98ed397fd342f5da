/** A category of the sample shop. */
export type SampleCategory = 'coffee-tea' | 'pantry' | 'kitchen' | 'stationery' | 'clothing';

/** SKU, what sets it apart (empty when nothing does), price in minor units with tax, pieces on hand, GTIN. */
export type SampleVariant = readonly [
  sku: string,
  value: string,
  price: number,
  pieces: number,
  gtin: string,
];

/** Goods of one kind; `option` names what sets the variants apart. */
export interface SampleProduct {
  readonly category: SampleCategory;
  readonly name: string;
  readonly tax: 'standard' | 'reduced';
  readonly option: string | null;
  readonly variants: readonly SampleVariant[];
}

/** The shelves of the sample shop, in the order in which they are shown. */
export const SAMPLE_CATEGORIES: readonly { readonly id: SampleCategory; readonly name: string }[] = [
  { id: 'coffee-tea', name: 'Coffee and Tea' },
  { id: 'pantry', name: 'Pantry' },
  { id: 'kitchen', name: 'Kitchen and Home' },
  { id: 'stationery', name: 'Stationery' },
  { id: 'clothing', name: 'Clothing and Bags' },
];

/** Rates in parts per million. */
export const SAMPLE_TAXES = [
  { remoteId: 'standard', name: 'Standard', ratePpm: 190_000 },
  { remoteId: 'reduced', name: 'Reduced', ratePpm: 70_000 },
] as const;

/** The goods of the sample shop. Their GTINs begin with 952, which GS1 keeps for examples. */
export const SAMPLE_PRODUCTS: readonly SampleProduct[] = [
  {
    category: 'coffee-tea',
    name: 'House Espresso, Beans',
    tax: 'reduced',
    option: 'Weight',
    variants: [
      ['COF-ESP-250', '250 g', 790, 42, '9520417011372'],
      ['COF-ESP-1000', '1 kg', 2690, 16, '9520417011747'],
    ],
  },
  {
    category: 'coffee-tea',
    name: 'Filter Coffee Ethiopia, Ground',
    tax: 'reduced',
    option: 'Weight',
    variants: [['COF-ETH-250', '250 g', 990, 24, '9520417012119']],
  },
  {
    category: 'coffee-tea',
    name: 'Earl Grey, Loose Leaf',
    tax: 'reduced',
    option: 'Weight',
    variants: [['TEA-EGR-100', '100 g', 650, 31, '9520417012485']],
  },
  {
    category: 'coffee-tea',
    name: 'Peppermint Tea, 20 Bags',
    tax: 'reduced',
    option: null,
    variants: [['TEA-PEP-020', '', 420, 27, '9520417012850']],
  },
  {
    category: 'pantry',
    name: 'Olive Oil, Extra Virgin',
    tax: 'reduced',
    option: 'Volume',
    variants: [['OIL-OLV-500', '500 ml', 1190, 18, '9520417013222']],
  },
  {
    category: 'pantry',
    name: 'Wildflower Honey',
    tax: 'reduced',
    option: 'Weight',
    variants: [['HON-WLD-350', '350 g', 680, 22, '9520417013598']],
  },
  {
    category: 'pantry',
    name: 'Dark Chocolate 72 %',
    tax: 'reduced',
    option: 'Weight',
    variants: [['CHO-DRK-080', '80 g', 340, 64, '9520417013963']],
  },
  {
    category: 'pantry',
    name: 'Sea Salt, Coarse',
    tax: 'reduced',
    option: 'Weight',
    variants: [['SLT-SEA-250', '250 g', 295, 40, '9520417014335']],
  },
  {
    category: 'pantry',
    name: 'Apricot Jam',
    tax: 'reduced',
    option: 'Weight',
    variants: [['JAM-APR-220', '220 g', 490, 19, '9520417014700']],
  },
  {
    category: 'kitchen',
    name: 'Stoneware Mug',
    tax: 'standard',
    option: 'Colour',
    variants: [
      ['MUG-STN-GRY', 'Grey', 1450, 20, '9520417015073'],
      ['MUG-STN-BLU', 'Blue', 1450, 14, '9520417015448'],
    ],
  },
  {
    category: 'kitchen',
    name: 'Linen Tea Towel',
    tax: 'standard',
    option: null,
    variants: [['TWL-LIN-NAT', '', 1290, 25, '9520417015813']],
  },
  {
    category: 'kitchen',
    name: 'Cutting Board, Oak',
    tax: 'standard',
    option: 'Length',
    variants: [['BRD-OAK-030', '30 cm', 3490, 8, '9520417016186']],
  },
  {
    category: 'kitchen',
    name: 'Beeswax Candle',
    tax: 'standard',
    option: null,
    variants: [['CND-WAX-010', '', 890, 33, '9520417016551']],
  },
  {
    category: 'stationery',
    name: 'Notebook A5, Dotted',
    tax: 'standard',
    option: null,
    variants: [['NTB-A5-DOT', '', 990, 48, '9520417016926']],
  },
  {
    category: 'stationery',
    name: 'Gel Pen 0.5, Black',
    tax: 'standard',
    option: null,
    variants: [['PEN-GEL-BLK', '', 220, 120, '9520417017299']],
  },
  {
    category: 'stationery',
    name: 'Greeting Card, Flowers',
    tax: 'standard',
    option: null,
    variants: [['CRD-GRT-FLW', '', 350, 75, '9520417017664']],
  },
  {
    category: 'stationery',
    name: 'Wrapping Paper, 2 m Roll',
    tax: 'standard',
    option: null,
    variants: [['PAP-WRP-200', '', 450, 30, '9520417018036']],
  },
  {
    category: 'clothing',
    name: 'T-Shirt, Organic Cotton',
    tax: 'standard',
    option: 'Size',
    variants: [
      ['TSH-ORG-S', 'S', 2490, 12, '9520417018401'],
      ['TSH-ORG-M', 'M', 2490, 17, '9520417018777'],
      ['TSH-ORG-L', 'L', 2490, 9, '9520417019149'],
    ],
  },
  {
    category: 'clothing',
    name: 'Wool Socks',
    tax: 'standard',
    option: 'Size',
    variants: [['SOC-WOL-39', '39–42', 1190, 21, '9520417019514']],
  },
  {
    category: 'clothing',
    name: 'Canvas Bag',
    tax: 'standard',
    option: null,
    variants: [['BAG-CNV-NAT', '', 1590, 35, '9520417019880']],
  },
];
