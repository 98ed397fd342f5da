import type { Order, RequestContext, ShippingEligibilityChecker, VendureEvent } from '@vendure/core';

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

/** Published when a shopper is to be told that an order waits at the shop, after the step is recorded. */
export declare class PickupNoticeEvent extends VendureEvent {
  readonly ctx: RequestContext;
  readonly order: Order;
  /** `remind`: told once more. */
  readonly kind: 'ready' | 'remind';
  readonly subject: string;
  readonly text: string;
}

/** An `EmailEventHandler` of type `pickup-notice` for `handlers` of Vendure's EmailPlugin, which must be installed. */
export declare function pickupNoticeHandler<Handler = unknown>(): Handler;
