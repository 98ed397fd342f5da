'use strict';

// What the sample shop sells. Prices with tax, in whole units of the currency.

/** Categories: name, and the one above it. */
const CATEGORIES = [
  ['Electronics', null],
  ['Computers', 'Electronics'],
  ['Camera & Photo', 'Electronics'],
  ['Home & Garden', null],
  ['Furniture', 'Home & Garden'],
  ['Plants', 'Home & Garden'],
  ['Sports & Outdoor', null],
  ['Footwear', 'Sports & Outdoor'],
];

const BRANDS = ['Alder', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Larch', 'Maple'];

const laptop = (sku, size, memory, price) => ({
  sku,
  price,
  options: { 'screen size': size, RAM: memory },
});

const sizes = (prefix, price) =>
  ['40', '42', '44'].map((size) => ({ sku: `${prefix}-${size}`, price, options: { size } }));

const single = (sku, price) => [{ sku, price, options: { kind: 'standard' } }];

/** Products: name, category, variants. */
const PRODUCTS = [
  {
    name: 'Laptop',
    category: 'Computers',
    variants: [
      laptop('L2201308', '13 inch', '8GB', 1559),
      laptop('L2201508', '15 inch', '8GB', 1679),
      laptop('L2201316', '13 inch', '16GB', 2639),
      laptop('L2201516', '15 inch', '16GB', 2759),
    ],
  },
  ...['Orchid', 'Bonsai Tree', 'Spiky Cactus', 'Hanging Plant', 'Aloe Vera', 'Fern', 'Succulent'].map(
    (name, nth) => ({ name, category: 'Plants', variants: single(`P-${100 + nth}`, 7.15 + 5 * nth) }),
  ),
  ...BRANDS.map((brand, nth) => ({
    name: `${brand} Running Shoe`,
    category: 'Footwear',
    variants: sizes(`S-${200 + nth}`, 119.99 + 10 * nth),
  })),
  ...BRANDS.map((brand, nth) => ({
    name: `${brand} Chair`,
    category: 'Furniture',
    variants: single(`F-${300 + nth}`, 49.9 + 7 * nth),
  })),
  ...BRANDS.map((brand, nth) => ({
    name: `${brand} Lens`,
    category: 'Camera & Photo',
    variants: single(`C-${400 + nth}`, 124.79 + 20 * nth),
  })),
  ...BRANDS.map((brand, nth) => ({
    name: `${brand} Mouse`,
    category: 'Computers',
    variants: single(`M-${500 + nth}`, 18.99 + nth),
  })),
  ...BRANDS.map((brand, nth) => ({
    name: `${brand} Skipping Rope`,
    category: 'Sports & Outdoor',
    variants: single(`R-${600 + nth}`, 29.99 + nth),
  })),
  ...BRANDS.map((brand, nth) => ({
    name: `${brand} Lamp`,
    category: 'Furniture',
    variants: single(`H-${700 + nth}`, 25.2 + 3 * nth),
  })),
  ...BRANDS.map((brand, nth) => ({
    name: `${brand} Rucksack`,
    category: 'Sports & Outdoor',
    variants: single(`B-${800 + nth}`, 64.95 + 5 * nth),
  })),
];

module.exports = { CATEGORIES, PRODUCTS };
