import { Refusal } from '#contract/errors.ts';
import type { Shop, StoreAddress, StoreCheckReply, setup } from '#contract/setup.ts';
import type { InputOf } from '#contract/procedure.ts';
import type { Read, StoreCheck, StoreConnector } from '#main/channel/connector.ts';
import { findShop, hasStore, insertShop, type ShopRow } from '#main/data/shop.ts';
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
  /** Keeps the key to the store on this PC. */
  readonly keepKey: (key: string) => void;
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
    state: async (_, { db, actor }) => {
      const row = await findShop(db);
      const shop = row === null ? null : toShop(row);
      const { version, locale } = ports;
      return actor.deskId === undefined
        ? { shop, keyKept: ports.keyKept(), version, locale }
        : { shop: shop === null ? null : forDesks(shop), keyKept: 'none', version: '', locale };
    },
    check: async (address) => toCheckReply(await checkStore(ports, address)),
    connect: (input, context) => connect(ports, input, context),
    giveKey: ({ key }, context) => giveKey(ports, key, context),
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
  ports.keepKey(address.key);
  const shop = await open(context, registerCode, {
    kind: address.kind,
    name: check.storeName,
    currency: check.currency,
    locationRemoteId,
    locationCode: location.code,
    storeUrl: address.url,
    storeChannel: address.channel,
  });
  await ports.startSync();
  return { shop };
}

async function giveKey(
  ports: SetupPorts,
  key: string,
  { db, transact }: TaskContext,
): Promise<Record<string, never>> {
  const shop = await findShop(db);
  if (shop === null || !hasStore(shop.kind)) throw new Refusal('not-set-up');
  const address = { kind: shop.kind, url: shop.storeUrl, channel: shop.storeChannel, key };
  const check = await ports.connector(address).check();
  if (check.kind !== 'later') sound(check);
  ports.keepKey(key);
  await transact(({ record, touch }) => {
    touch('journal');
    return record('device-changed', { device: 'store-key', before: null, after: null });
  });
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
      storeUrl: '',
      storeChannel: '',
    },
    async (tx) => {
      if (input.catalog === 'sample') await ports.importSample(tx, input.currency);
    },
  );
  return { shop };
}

type NewShop = Pick<
  ShopRow,
  'kind' | 'name' | 'currency' | 'locationRemoteId' | 'locationCode' | 'storeUrl' | 'storeChannel'
>;

async function open(
  context: TaskContext,
  registerCode: string,
  shop: NewShop,
  fill: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<Shop> {
  return await context.transact(async ({ tx, record, touch }) => {
    if ((await findShop(tx)) !== null) throw new Refusal('already-set-up');
    await insertShop(tx, shop, { code: registerCode, name: registerCode });
    await fill(tx);
    await record('till-set-up', { ...shop, registerCode });
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
    channels: [...check.channels],
    shippingMethods: [...check.shippingMethods],
    clockSkewMs: Math.round(check.clockSkewMs),
    weaknesses: [...check.capabilities.weaknesses],
  };
}

/** What a second screen needs of the shop, before anybody signs in there too. */
function forDesks(shop: Shop): Shop {
  return { ...shop, address: '', taxNumber: '', storeUrl: '' };
}

function toShop(row: ShopRow): Shop {
  const { kind, name, currency, address, taxNumber, locationCode, registerCode, registerName, storeUrl } =
    row;
  return { kind, name, currency, address, taxNumber, locationCode, registerCode, registerName, storeUrl };
}
