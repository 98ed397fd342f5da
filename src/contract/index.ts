import { account } from './account.ts';
import { basket } from './basket.ts';
import { catalog } from './catalog.ts';
import { count } from './count.ts';
import { customer } from './customer.ts';
import { desk } from './desk.ts';
import { device } from './device.ts';
import { goodsFile } from './goods-file.ts';
import { inbox } from './inbox.ts';
import { journal } from './journal.ts';
import { opening } from './opening.ts';
import { people } from './people.ts';
import { pickup } from './pickup.ts';
import type { Feature, InputOf, OutputOf } from './procedure.ts';
import { promotion } from './promotion.ts';
import { receipt } from './receipt.ts';
import { sale } from './sale.ts';
import { setup } from './setup.ts';
import { shift } from './shift.ts';
import { shop } from './shop.ts';
import { stock } from './stock.ts';
import { sync } from './sync.ts';

/** Everything the screen may ask for, by feature and name. */
export const contract = {
  account,
  basket,
  catalog,
  count,
  customer,
  desk,
  device,
  goodsFile,
  inbox,
  journal,
  opening,
  people,
  pickup,
  promotion,
  receipt,
  sale,
  setup,
  shift,
  shop,
  stock,
  sync,
} as const satisfies Readonly<Record<string, Feature>>;

export type Contract = typeof contract;

/** A message of the screen: `procedure` is `feature.name`. */
export interface Message {
  readonly procedure: string;
  readonly input: unknown;
}

/** The contract as functions: what the screen calls. */
export type Client = {
  readonly [F in keyof Contract]: {
    readonly [P in keyof Contract[F]]: Contract[F][P] extends infer D extends Feature[string]
      ? (input: InputOf<D>) => Promise<OutputOf<D>>
      : never;
  };
};
