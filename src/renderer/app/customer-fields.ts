import { customer as contract, type Customer } from '#contract/customer.ts';
import { v7 } from 'uuid';

/** A new customer of whom nothing is known but what is given. */
export function newCustomer(known: Partial<Omit<Customer, 'customerId'>>): Customer {
  return {
    customerId: v7(),
    name: '',
    phone: '',
    mail: '',
    card: '',
    address: '',
    taxNumber: '',
    note: '',
    groupIds: [],
    storeGroupIds: [],
    mayPayLater: false,
    ...known,
  };
}

const { mail } = contract.save.input.shape.customer.shape;

/** Empty, or what the contract takes for a mail address. */
export function isMail(text: string): boolean {
  return mail.safeParse(text.trim()).success;
}

/** The groups in a text, separated by commas, each once. */
export function groupsOf(text: string): string[] {
  const groups = text.split(',').map((group) => group.trim());
  return [...new Set(groups)].filter((group) => group !== '');
}
