import type { ShippingEligibilityChecker } from '@vendure/core';

export interface CountertopPluginOptions {
  /** The customer of every sale whose buyer gave no name. The address should be one that takes no mail. */
  readonly walkInCustomer?: {
    readonly firstName: string;
    readonly lastName: string;
    readonly emailAddress: string;
  };
}

/** Add it to `plugins` of the Vendure configuration, as it is or as `CountertopPlugin.init({…})`. */
export declare class CountertopPlugin {
  static init(options: CountertopPluginOptions): typeof CountertopPlugin;
}

/** Offers a shipping method to sales of a till only. */
export declare const tillSaleChecker: ShippingEligibilityChecker;

/** Offers a shipping method once the shopper has chosen a store. */
export declare const storePickupChecker: ShippingEligibilityChecker;
