import { NOTHING, type FeatureSamples, type Sample } from './sample.ts';

const all = { everything: true, categoryIds: [], variantIds: [] };
const tenPercent = { kind: 'percent', ppm: 100_000 };

const rule = {
  id: 'spring',
  name: 'Spring',
  validity: { from: 1, until: null, weekdays: [1, 7], hours: { from: 540, until: 720 } },
  groupIds: [],
  coupon: 'SPRING',
  priority: 10,
  isExclusive: false,
  isEnabled: true,
  useLimit: 100,
  customerLimit: null,
};

const off = { ...rule, effect: { kind: 'off', scope: all, reduction: tenPercent } };

function kept(effect: object, bad: Sample['bad']): Sample {
  const inside = bad.map(([path, value]) => [`promotion.${path}`, value] as const);
  return { good: { promotion: { ...rule, effect } }, bad: inside };
}

export const promotionSamples: FeatureSamples<'promotion'> = {
  list: {
    input: [NOTHING],
    output: [
      {
        good: { promotions: [{ ...off, source: 'store', uses: 3 }], notApplied: ['Summer'] },
        bad: [
          ['notApplied', [7]],
          ['promotions.0.source', 'newspaper'],
          ['promotions.0.uses', -1],
        ],
      },
    ],
  },
  save: {
    input: [
      kept(off.effect, [
        ['id', ''],
        ['name', ' '],
        ['priority', -1],
        ['useLimit', 0],
        ['coupon', ''],
        ['validity.weekdays.0', 8],
        ['validity.hours.until', 1441],
        ['effect.kind', 'gift'],
        ['effect.reduction.ppm', 1_000_001],
        ['effect.scope.categoryIds', [0]],
        ['source', 'store'],
      ]),
      kept({ kind: 'x-for-y', scope: all, take: 3, pay: 2 }, [['effect.pay', 3]]),
      kept(
        {
          kind: 'buy-get',
          buy: { scope: all, pieces: 1 },
          get: { scope: all, pieces: 1 },
          reduction: { kind: 'amount', amount: 100 },
          isOnce: true,
        },
        [
          ['effect.get.pieces', 0],
          ['effect.isOnce', 1],
        ],
      ),
      kept({ kind: 'nth', scope: all, nth: 2, reduction: tenPercent }, [['effect.nth', 1]]),
      kept({ kind: 'bundle', parts: [{ scope: all, pieces: 2 }], price: 999 }, [['effect.parts', []]]),
      kept({ kind: 'threshold', scope: all, minimum: 5000, reduction: tenPercent }, [['effect.minimum', -1]]),
    ],
    output: [{ good: {}, bad: [['id', 'spring']] }],
  },
};
