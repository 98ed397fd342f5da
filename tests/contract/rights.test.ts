import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOBODY, type Role } from '#domain/party/role.ts';
import { listRoles } from '#main/data/staff.ts';
import { openTestTill, type TestTill } from '#tests/support/till.ts';
import { PROCEDURES } from './procedures.ts';

/** Before anybody signed in. */
const ANYONE = [
  'desk.pair',
  'people.createOwner',
  'people.lock',
  'people.names',
  'people.session',
  'people.signIn',
  'setup.state',
];

/** What the built-in roles may ask for, each besides the ones above it. */
const FULFILMENT = [
  'catalog.byCode',
  'catalog.byIds',
  'catalog.categories',
  'catalog.search',
  'count.drop',
  'count.enter',
  'count.lines',
  'count.list',
  'count.open',
  'count.view',
  'customer.search',
  'customer.view',
  'device.printer',
  'inbox.open',
  'inbox.parity',
  'inbox.settled',
  'opening.look',
  'opening.print',
  'pickup.board',
  'pickup.byCode',
  'pickup.counts',
  'pickup.find',
  'pickup.order',
  'pickup.pairs',
  'pickup.printSlips',
  'pickup.proposals',
  'pickup.seen',
  'pickup.settle',
  'pickup.step',
  'pickup.walk',
  'promotion.list',
  'receipt.view',
  'sale.recent',
  'sale.view',
  'shop.rules',
  'stock.buffers',
  'stock.closeDelivery',
  'stock.closeTransfer',
  'stock.deliveries',
  'stock.expect',
  'stock.history',
  'stock.levels',
  'stock.locations',
  'stock.receive',
  'stock.transferIn',
  'stock.transfers',
  'sync.exchanges',
  'sync.now',
  'sync.queue',
  'sync.resources',
  'sync.status',
  'sync.test',
];

const CLERK = [
  'account.newVoucher',
  'account.ofCustomer',
  'account.voucher',
  'basket.discard',
  'basket.keep',
  'basket.open',
  'basket.park',
  'basket.parked',
  'basket.recall',
  'customer.save',
  'people.authorise',
  'receipt.reprint',
  'receipt.save',
  'sale.commit',
  'sale.credit',
  'sale.refundTenders',
  'sale.rules',
  'sale.void',
  'shift.close',
  'shift.current',
  'shift.moveCash',
  'shift.open',
  'shift.openDrawer',
  'shift.printX',
  'shift.x',
];

const MANAGER = [
  'count.book',
  'desk.devices',
  'desk.newCode',
  'desk.revoke',
  'desk.status',
  'desk.turnOff',
  'desk.turnOn',
  'device.display',
  'device.showDisplay',
  'device.usePrinter',
  'goodsFile.preview',
  'goodsFile.save',
  'goodsFile.saveRejects',
  'goodsFile.take',
  'goodsFile.template',
  'inbox.decide',
  'inbox.undo',
  'journal.export',
  'journal.list',
  'journal.verify',
  'people.list',
  'people.save',
  'people.saveRole',
  'pickup.savePairs',
  'pickup.saveRules',
  'promotion.save',
  'setup.check',
  'setup.connect',
  'setup.giveKey',
  'setup.startAlone',
  'shift.list',
  'shift.reprintZ',
  'shift.z',
  'shop.changeRules',
  'stock.adjust',
  'stock.setBuffers',
  'stock.transferOut',
  'sync.pause',
  'sync.repost',
  'sync.repull',
  'sync.resume',
];

describe('rights', () => {
  let till: TestTill;

  beforeAll(async () => {
    till = await openTestTill();
  });

  afterAll(() => till.close());

  /** What a role may ask for: nothing is done, as the right is looked at before the message, and this is none. */
  async function allowed(role: Role): Promise<string[]> {
    const names: string[] = [];
    for (const { name } of PROCEDURES) {
      const reply = await till.ask(name, 'no message', { staffId: null, name: 'Somebody', role });
      const code = reply.ok ? null : reply.error.code;
      if (code === 'bad-request') names.push(name);
      else if (code !== 'not-allowed') throw new Error(`${name} answers ${code}`);
    }
    return names.toSorted();
  }

  async function builtIn(id: string): Promise<Role> {
    const role = (await listRoles(till.db)).find((one) => one.id === id);
    if (role === undefined) throw new Error(`no role ${id}`);
    return role;
  }

  it.each<[string, readonly string[]]>([
    ['fulfilment', [...ANYONE, ...FULFILMENT]],
    ['clerk', [...ANYONE, ...FULFILMENT, ...CLERK]],
    ['manager', [...ANYONE, ...FULFILMENT, ...CLERK, ...MANAGER]],
    ['owner', PROCEDURES.map(({ name }) => name)],
  ])('let the built-in role of %s ask for these and nothing else', async (id, names) => {
    expect(await allowed(await builtIn(id))).toEqual(names.toSorted());
  });

  it('let nobody do more than sign in', async () => {
    expect(await allowed(NOBODY)).toEqual(ANYONE);
  });

  it('leave out no procedure', () => {
    const all = [...ANYONE, ...FULFILMENT, ...CLERK, ...MANAGER].toSorted();
    expect(all).toEqual(PROCEDURES.map(({ name }) => name).toSorted());
  });

  it('are needed one by one: a role with every right but that of a procedure is refused it', async () => {
    const owner = await builtIn('owner');
    for (const { name, procedure } of PROCEDURES) {
      const permissions = owner.permissions.filter((right) => right !== procedure.permission);
      const reply = await till.ask(name, 'no message', {
        staffId: null,
        name: 'Somebody',
        role: { ...owner, id: 'other', permissions },
      });
      const isRefused = !reply.ok && reply.error.code === 'not-allowed';
      expect({ name, isRefused }).toEqual({ name, isRefused: procedure.permission !== 'anyone' });
    }
  });
});

describe('kinds', () => {
  const named = (kind: string): string[] =>
    PROCEDURES.filter(({ procedure }) => procedure.kind === kind)
      .map(({ name }) => name)
      .toSorted();

  it('say what writes in one transaction', () => {
    expect(named('command')).toEqual([
      'basket.discard',
      'basket.keep',
      'basket.park',
      'basket.recall',
      'count.drop',
      'count.enter',
      'count.open',
      'customer.save',
      'inbox.decide',
      'inbox.undo',
      'opening.print',
      'people.saveRole',
      'pickup.printSlips',
      'pickup.savePairs',
      'pickup.saveRules',
      'pickup.seen',
      'pickup.settle',
      'pickup.step',
      'promotion.save',
      'receipt.reprint',
      'sale.commit',
      'sale.void',
      'shift.close',
      'shift.moveCash',
      'shift.open',
      'shift.openDrawer',
      'shift.printX',
      'shift.reprintZ',
      'shop.changeRules',
      'stock.adjust',
      'stock.closeDelivery',
      'stock.closeTransfer',
      'stock.expect',
      'stock.receive',
      'stock.setBuffers',
      'stock.transferIn',
      'stock.transferOut',
      'sync.pause',
      'sync.repost',
      'sync.repull',
      'sync.resume',
    ]);
  });

  it('say what may wait for the world outside', () => {
    expect(named('task')).toEqual([
      'count.book',
      'desk.newCode',
      'desk.pair',
      'desk.revoke',
      'desk.turnOff',
      'desk.turnOn',
      'device.showDisplay',
      'device.usePrinter',
      'goodsFile.save',
      'goodsFile.saveRejects',
      'goodsFile.take',
      'goodsFile.template',
      'journal.export',
      'journal.verify',
      'opening.look',
      'people.authorise',
      'people.createOwner',
      'people.lock',
      'people.save',
      'people.signIn',
      'receipt.save',
      'setup.check',
      'setup.connect',
      'setup.giveKey',
      'setup.startAlone',
      'sync.now',
      'sync.test',
    ]);
  });
});
