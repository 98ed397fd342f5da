import type { Contract } from '#contract/index.ts';
import { accountSamples } from './account.ts';
import { basketSamples } from './basket.ts';
import { catalogSamples } from './catalog.ts';
import { countSamples } from './count.ts';
import { customerSamples } from './customer.ts';
import { deskSamples } from './desk.ts';
import { deviceSamples } from './device.ts';
import { goodsFileSamples } from './goods-file.ts';
import { inboxSamples } from './inbox.ts';
import { journalSamples } from './journal.ts';
import { openingSamples } from './opening.ts';
import { peopleSamples } from './people.ts';
import { pickupSamples } from './pickup.ts';
import { promotionSamples } from './promotion.ts';
import { receiptSamples } from './receipt.ts';
import type { FeatureSamples } from './sample.ts';
import { saleSamples } from './sale.ts';
import { setupSamples } from './setup.ts';
import { shiftSamples } from './shift.ts';
import { shopSamples } from './shop.ts';
import { stockSamples } from './stock.ts';
import { syncSamples } from './sync.ts';

/** Good and bad messages for every procedure; a feature without does not compile. */
export const SAMPLES: { readonly [F in keyof Contract]: FeatureSamples<F> } = {
  account: accountSamples,
  basket: basketSamples,
  catalog: catalogSamples,
  count: countSamples,
  customer: customerSamples,
  desk: deskSamples,
  device: deviceSamples,
  goodsFile: goodsFileSamples,
  inbox: inboxSamples,
  journal: journalSamples,
  opening: openingSamples,
  people: peopleSamples,
  pickup: pickupSamples,
  promotion: promotionSamples,
  receipt: receiptSamples,
  sale: saleSamples,
  setup: setupSamples,
  shift: shiftSamples,
  shop: shopSamples,
  stock: stockSamples,
  sync: syncSamples,
};
