/** What a person may answer to a store's no. */
export type Answer =
  | 'retry'
  | 'as-misc'
  | 'map'
  | 'raise-stock'
  | 'accept-total'
  | 'without-customer'
  | 'correct-mail'
  | 'only-note'
  | 'write-off';

/** A store's no, as far as it matters to what can be answered. */
export interface Trouble {
  readonly kind: 'sale' | 'return' | 'stock' | 'customer' | 'pickup';
  readonly code: string;
  /** The store said at what total it would take it. */
  readonly hasStoreTotal: boolean;
  readonly hasCustomer: boolean;
  /** How many goods are in the document, and how many of them the no is about. */
  readonly goods: number;
  readonly concerned: number;
}

/**
 * The answers that make sense, the suggested first. Trying again and writing off are always among them: what was put
 * right in the store the till can't see, and nothing may lie in the inbox for ever.
 */
export function answersTo(trouble: Trouble): readonly Answer[] {
  const fitting = suggested(trouble).filter((answer) => fits(answer, trouble));
  return [...new Set<Answer>([...fitting, 'retry', 'write-off'])];
}

function suggested({ code, kind }: Trouble): readonly Answer[] {
  if (kind === 'pickup') return code === 'state' ? ['only-note'] : ['retry', 'only-note'];
  switch (code) {
    case 'insufficient-stock':
      return ['raise-stock', 'retry', 'as-misc', 'map'];
    case 'unknown-item':
      return kind === 'stock' ? ['map', 'as-misc'] : ['as-misc', 'map'];
    case 'total-differs':
      return ['accept-total'];
    case 'unknown-customer':
      return ['correct-mail', 'without-customer'];
    case 'unknown-document':
      return ['write-off'];
    case 'undetermined':
      return ['retry', 'write-off'];
    default:
      return kind === 'customer' ? ['correct-mail'] : ['retry', 'without-customer'];
  }
}

function fits(answer: Answer, { kind, hasStoreTotal, hasCustomer, goods, concerned }: Trouble): boolean {
  const isPaid = kind === 'sale' || kind === 'return';
  switch (answer) {
    case 'retry':
    case 'write-off':
      return true;
    case 'only-note':
      return kind === 'pickup';
    case 'raise-stock':
      return isPaid;
    case 'accept-total':
      return isPaid && hasStoreTotal;
    // Of moved stock one is left out: then there must be another.
    case 'as-misc':
      return concerned > 0 && (isPaid || goods > 1);
    case 'map':
      return concerned > 0;
    case 'without-customer':
      return isPaid && hasCustomer;
    case 'correct-mail':
      return hasCustomer;
  }
}
