import type { JournalRow } from '#contract/journal.ts';
import { isJournalKind, type JournalKind } from '#domain/journal/kinds.ts';
import { isPermission } from '#domain/party/role.ts';
import { formatReceiptNumber } from '#domain/sale/sale.ts';
import type { Format } from '#renderer/app/format.ts';
import type { Words } from '#renderer/app/words.ts';

/** What an entry is about, in words: what happened, and to what. */
export interface EntryWords {
  readonly kind: string;
  readonly detail: string;
}

/** Reads an entry out; one of a later program is shown by its bare name. */
export function entryWords({ kind, payload }: JournalRow, words: Words, format: Format): EntryWords {
  if (!isJournalKind(kind)) return { kind, detail: '' };
  const told = readPayload(payload);
  return { kind: words(`journal.kind.${kind}`), detail: DETAILS[kind]?.(told, words, format) ?? '' };
}

/** The members of a payload as texts and numbers; what is deeper is reached by its path, such as `after.name`. */
interface Told {
  readonly text: (path: string) => string;
  readonly number: (path: string) => number;
  readonly is: (path: string) => boolean;
}

type Detail = (told: Told, words: Words, format: Format) => string;

const ofDocument: Detail = ({ text, number }, _, format) =>
  `${formatReceiptNumber(text('registerCode'), number('number'))} · ${format.money(number('total'))}`;

const ofCash: Detail = ({ text, number }, _, format) =>
  [number('amount') === 0 ? '' : format.money(number('amount')), text('reason')]
    .filter((part) => part !== '')
    .join(' · ');

const ofPickup: Detail = ({ text, number }, _, format) =>
  [text('code'), number('amount') === 0 ? '' : format.money(number('amount')), text('reason')]
    .filter((part) => part !== '')
    .join(' · ');

const DETAILS: Readonly<Partial<Record<JournalKind, Detail>>> = {
  sale: ofDocument,
  refund: ofDocument,
  exchange: ofDocument,
  void: ofDocument,
  'receipt-reprinted': ({ text }) => text('name'),
  'drawer-opened': ofCash,
  'cash-moved': ofCash,
  'shift-opened': ({ number }) => String(number('number')),
  'shift-closed': ({ number }) => String(number('number')),
  'right-granted': ({ text, number }, words, format) => {
    const permission = text('permission');
    const right = isPermission(permission) ? words(`right.${permission}`) : permission;
    const values = { right, amount: format.money(number('amount')), name: text('grantedByName') };
    return `${words('journal.granted', values)} · ${text('reason')}`;
  },
  'signed-in': ({ text }) => text('name'),
  'signed-out': ({ text }) => text('name'),
  'sign-in-failed': ({ text }) => text('name'),
  'staff-changed': ({ text }) => text('after.name'),
  'role-changed': ({ text }) => text('after.name') || text('after.id'),
  'promotion-changed': ({ text }) => text('promotion.name') || text('name'),
  'till-set-up': ({ text }) => text('name'),
  'device-changed': ({ text }) => text('device'),
  'desk-turned-on': ({ text, number }) => `${text('address')}:${number('port')}`,
  'desk-paired': ({ text }) => text('name'),
  'desk-revoked': ({ text }) => text('name'),
  'desk-barred': ({ text }) => text('name'),
  'refusal-settled': ({ text, is }, words) =>
    [text('name'), is('isUndone') ? words('journal.taken-back') : '']
      .filter((part) => part !== '')
      .join(' · '),
  'pickup-step': ({ text }) => text('code'),
  'pickup-handed-over': ({ text }) => text('code'),
  'pickup-cancelled': ofPickup,
  'pickup-released': ({ text }) => text('code'),
  'pickup-given-back': ofPickup,
  'journal-key': ({ text }) => text('keyId'),
};

function readPayload(payload: string): Told {
  const whole: unknown = JSON.parse(payload);
  const find = (path: string): unknown =>
    path
      .split('.')
      .reduce<unknown>((value, key) => new Map<string, unknown>(Object.entries(value ?? {})).get(key), whole);
  return {
    text: (path) => {
      const value = find(path);
      return typeof value === 'string' ? value : '';
    },
    number: (path) => {
      const value = find(path);
      return typeof value === 'number' ? value : 0;
    },
    is: (path) => find(path) === true,
  };
}
