import type { Minor } from '#domain/money/money.ts';
import type { Permission } from '#domain/party/role.ts';

/** What somebody with the right is asked to allow, once. */
export interface OverrideWish {
  readonly permission: Exclude<Permission, 'anyone'>;
  /** The most that it may cost, in minor units. */
  readonly amount: Minor;
  /** The id of the basket, sale, shift or step of an order that it is for. */
  readonly subject: string;
  /** What it is, in words of the one who looks at the screen. */
  readonly what: string;
  /** Why, where the one at the till has said so already; whoever allows it may write something else. */
  readonly reason?: string;
}
