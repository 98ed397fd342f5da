import { fc, test } from '@fast-check/vitest';
import { expect, test as example } from 'vitest';
import { rankSubstitutes, type SubstituteCandidate } from '#domain/pickup/proposals.ts';

const LACKING = { variantRemoteId: 'milk', price: 100, quantity: 2000, categoryIds: ['dairy'] };

function candidate(
  variantRemoteId: string,
  price: number,
  change: Partial<SubstituteCandidate> = {},
): SubstituteCandidate {
  return {
    variantRemoteId,
    name: variantRemoteId,
    price,
    available: 5000,
    categoryIds: ['dairy'],
    ...change,
  };
}

example('pairs come first as the manager put them, then what is alike and near, dearer ones last', () => {
  const proposals = rankSubstitutes(
    LACKING,
    [
      candidate('milk', 100),
      candidate('cheap', 60),
      candidate('dear', 130),
      candidate('less-dear', 110),
      candidate('near', 95),
      candidate('also-near', 95),
      candidate('few', 99, { available: 1000 }),
      candidate('soap', 99, { categoryIds: ['household'] }),
      candidate('oat', 150, { categoryIds: ['plants'] }),
      candidate('soy', 90, { categoryIds: ['plants'] }),
      candidate('rice', 90, { available: 0 }),
    ],
    ['oat', 'rice', 'soy'],
  );
  expect(proposals.map(({ candidate: { name } }) => name)).toEqual([
    'oat',
    'soy',
    'also-near',
    'near',
    'cheap',
    'less-dear',
    'dear',
  ]);
  expect(proposals.filter(({ isPaired }) => isPaired)).toHaveLength(2);
  expect(proposals.filter(({ isDearer }) => isDearer).map(({ candidate: { name } }) => name)).toEqual([
    'oat',
    'less-dear',
    'dear',
  ]);
});

example(
  'goods in the same narrow category come before those that share a wide one, and far prices not at all',
  () => {
    const laptop = {
      variantRemoteId: 'laptop',
      price: 1000,
      quantity: 1000,
      categoryIds: ['electronics', 'computers'],
    };
    const proposals = rankSubstitutes(
      laptop,
      [
        candidate('camera', 1000, { categoryIds: ['electronics'] }),
        candidate('tablet', 700, { categoryIds: ['electronics', 'computers'] }),
        candidate('disk', 499, { categoryIds: ['electronics', 'computers'] }),
        candidate('small', 500, { categoryIds: ['electronics', 'computers'] }),
        candidate('large', 1500, { categoryIds: ['electronics', 'computers'] }),
        candidate('server', 1501, { categoryIds: ['electronics', 'computers'] }),
      ],
      [],
    );
    expect(proposals.map(({ candidate: { name } }) => name)).toEqual(['tablet', 'small', 'camera', 'large']);
  },
);

const candidates = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), price: fc.nat(200) }),
  { selector: ({ id }) => id, maxLength: 12 },
);

test.prop([
  candidates.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
])('the order does not depend on how candidates come', ([all, shuffled]) => {
  const rank = (from: typeof all): unknown =>
    rankSubstitutes(
      LACKING,
      from.map(({ id, price }) => candidate(id, price)),
      [],
    );
  expect(rank(shuffled)).toEqual(rank(all));
});
