import { Refusal } from '#contract/errors.ts';
import type { Shop, StoreAddress, StoreCheckReply, setup } from '#contract/setup.ts';
import type { InputOf } from '#contract/procedure.ts';
import type { Read, StoreCheck, StoreConnector } from '#main/channel/connector.ts';
import { appendJournal } from '#main/data/journal.ts';
import { findShop, insertShop, type ShopRow } from '#main/data/shop.ts';
import type { Tx } from '#main/data/database.ts';
import type { FeatureHandlers, TaskContext } from './context.ts';

/** Where the key to the store lives on this PC. */
export type KeyKept = 'keyring' | 'file' | 'memory' | 'none';

/** What setting up asks of the PC it runs on. */
export interface SetupPorts {
  readonly version: string;
  readonly locale: string;
  readonly keyKept: () => KeyKept;
  readonly connector: (address: StoreAddress) => StoreConnector;
  /** The address of the store that this PC was joined to, without its key; null when there is none. */
  readonly storeOf: () => Omit<StoreAddress, 'key'> | null;
  /** Keeps the address and key on this PC. */
  readonly keepStore: (address: StoreAddress) => void;
  /** Starts sync with what is kept, anew when it runs already. */
  readonly startSync: () => Promise<void>;
  /** Fills the catalog of a shop without a store. */
  readonly importSample: (tx: Tx, currency: string) => Promise<void>;
}

/** The location code of a shop that has no online store. */
const LOCAL = 'LOCAL';

/** The first run, and what this till is. */
export function setupHandlers(ports: SetupPorts): FeatureHandlers<typeof setup> {
  return {
    state: async (_, { db }) => {
      const shop = await findShop(db);
      return {
        shop: shop === null ? null : toShop(shop),
        keyKept: ports.keyKept(),
        version: ports.version,
        locale: ports.locale,
      };
    },
    check: async (address) => toCheckReply(await checkStore(ports, address)),
    connect: (input, context) => connect(ports, input, context),
    giveKey: ({ key }) => giveKey(ports, key),
    startAlone: (input, context) => startAlone(ports, input, context),
  };
}

async function connect(
  ports: SetupPorts,
  input: InputOf<typeof setup.connect>,
  context: TaskContext,
): Promise<{ shop: Shop }> {
  await refuseIfSetUp(context);
  const { locationRemoteId, registerCode, ...address } = input;
  const check = await checkStore(ports, address);
  const location = check.locations.find((one) => one.remoteId === locationRemoteId);
  if (location === undefined) throw new Refusal('location-unknown');
  // First what can be kept twice: a till that dies here asks its guide's questions again.
  ports.keepStore(address);
  const shop = await open(context, registerCode, {
    kind: 'vendure',
    name: check.storeName,
    currency: check.currency,
    locationRemoteId,
    locationCode: location.code,
  });
  await ports.startSync();
  return { shop };
}

async function giveKey(ports: SetupPorts, key: string): Promise<Record<string, never>> {
  const store = ports.storeOf();
  if (store === null) throw new Refusal('not-set-up');
  const address = { ...store, key };
  const check = await ports.connector(address).check();
  if (check.kind !== 'later') sound(check);
  ports.keepStore(address);
  await ports.startSync();
  return {};
}

async function startAlone(
  ports: SetupPorts,
  input: InputOf<typeof setup.startAlone>,
  context: TaskContext,
): Promise<{ shop: Shop }> {
  await refuseIfSetUp(context);
  const shop = await open(
    context,
    'R1',
    {
      kind: input.catalog,
      name: 'Countertop',
      currency: input.currency,
      locationRemoteId: LOCAL,
      locationCode: LOCAL,
    },
    async (tx) => {
      if (input.catalog === 'sample') await ports.importSample(tx, input.currency);
    },
  );
  return { shop };
}

type NewShop = Pick<ShopRow, 'kind' | 'name' | 'currency' | 'locationRemoteId' | 'locationCode'>;

async function open(
  context: TaskContext,
  registerCode: string,
  shop: NewShop,
  fill: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<Shop> {
  return await context.transact(async ({ tx, actor, clock, touch }) => {
    if ((await findShop(tx)) !== null) throw new Refusal('already-set-up');
    await insertShop(tx, shop, { code: registerCode, name: registerCode });
    await fill(tx);
    await appendJournal(tx, {
      at: clock.now(),
      kind: 'register-opened',
      actor: actor.name,
      payload: { ...shop, registerCode },
    });
    touch('setup', 'catalog', 'sync');
    const row = await findShop(tx);
    if (row === null) throw new Error('the shop was not written');
    return toShop(row);
  });
}

async function refuseIfSetUp({ db }: TaskContext): Promise<void> {
  if ((await findShop(db)) !== null) throw new Refusal('already-set-up');
}

async function checkStore(ports: SetupPorts, address: StoreAddress): Promise<StoreCheck> {
  return sound(await ports.connector(address).check());
}

/** @throws Refusal when the store can't be reached, does not take the key, or gives it too few rights. */
function sound(read: Read<StoreCheck>): StoreCheck {
  const check = valueOf(read);
  if (check.missingRights.length > 0) {
    throw new Refusal('store-rights-missing', { rights: check.missingRights.join(', ') });
  }
  return check;
}

function valueOf(read: Read<StoreCheck>): StoreCheck {
  switch (read.kind) {
    case 'read':
      return read.value;
    case 'later':
      throw new Refusal('store-unreachable', { message: read.message });
    case 'refused':
      throw new Refusal('store-refused-key', { message: read.message });
  }
}

function toCheckReply(check: StoreCheck): StoreCheckReply {
  return {
    storeName: check.storeName,
    currency: check.currency,
    locations: [...check.locations],
    weaknesses: [...check.capabilities.weaknesses],
  };
}

function toShop(row: ShopRow): Shop {
  const { kind, name, currency, address, taxNumber, locationCode, registerCode, registerName } = row;
  return { kind, name, currency, address, taxNumber, locationCode, registerCode, registerName };
}
