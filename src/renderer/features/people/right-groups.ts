import type { Right } from '#domain/party/role.ts';
import type { MessageId } from '#renderer/app/words.ts';

/** Rights that belong together, in the order in which they are shown. */
export interface RightGroup {
  readonly title: MessageId;
  readonly rights: readonly Right[];
}

export const RIGHT_GROUPS: readonly RightGroup[] = [
  {
    title: 'people.group.sell',
    rights: [
      'catalog.read',
      'sale.make',
      'sale.read',
      'sale.discount',
      'sale.price',
      'sale.exempt',
      'receipt.reprint',
    ],
  },
  { title: 'people.group.pickup', rights: ['pickup.read', 'pickup.work', 'pickup.settle'] },
  { title: 'people.group.back', rights: ['sale.refund', 'sale.refund-free', 'sale.void'] },
  { title: 'people.group.cash', rights: ['shift.run', 'shift.cash', 'shift.read', 'drawer.open'] },
  { title: 'people.group.customers', rights: ['customer.read', 'customer.edit'] },
  {
    title: 'people.group.stock',
    rights: ['stock.read', 'stock.receive', 'stock.count', 'stock.move', 'catalog.import'],
  },
  {
    title: 'people.group.office',
    rights: ['report.read', 'promotion.edit', 'shop.edit', 'people.edit', 'journal.read'],
  },
  {
    title: 'people.group.till',
    rights: ['sync.read', 'sync.control', 'device.configure', 'desk.manage', 'setup'],
  },
];
