import { v7 } from 'uuid';
import type { Customer } from '#contract/customer.ts';

/** A customer of whom nothing is known but what is given. */
export function customerOf(name: string, rest: Partial<Customer> = {}): Customer {
  return {
    customerId: v7(),
    name,
    phone: '',
    mail: '',
    card: '',
    address: '',
    taxNumber: '',
    note: '',
    groupIds: [],
    storeGroupIds: [],
    mayPayLater: false,
    ...rest,
  };
}
