import type { account } from '#contract/account.ts';
import type { FeatureHandlers } from './context.ts';

const unbuilt = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const accountHandlers: FeatureHandlers<typeof account> = {
  voucher: unbuilt,
  newVoucher: unbuilt,
  ofCustomer: unbuilt,
};
