import { join } from 'node:path';
import type { DeskStatus } from '#contract/desk.ts';
import { Refusal } from '#contract/errors.ts';
import type { Topic } from '#contract/events.ts';
import { openDeskIdentity, type DeskIdentity, type Identity } from './config/desk-identity.ts';
import type { NetworkAddress } from './config/networks.ts';
import type { SettingsStore } from './config/settings.ts';
import type { SecretStore } from './config/store-key.ts';
import type { Clock } from './core/context.ts';
import { fingerprintOf, isFit, makeIdentity } from './transport/lan/certificate.ts';
import type { Guests } from './transport/lan/guests.ts';
import { startLanHost, type LanHost } from './transport/lan/lan-host.ts';
import { readPage } from './transport/lan/page-files.ts';
import type { Place } from './transport/lan/same-place.ts';

/** What turning the host on and off works with. */
export interface DeskSwitchParts {
  readonly clock: Clock;
  readonly settings: SettingsStore;
  readonly secrets: SecretStore;
  /** Where the till's data live. */
  readonly folder: string;
  /** Where the built pages are. */
  readonly pageFolder: string;
  readonly networks: () => readonly NetworkAddress[];
  readonly guests: Guests;
  /** Called once nothing listens any more. */
  readonly onClosed: () => Promise<void>;
  readonly touch: (...topics: readonly Topic[]) => void;
  readonly onTrouble: (detail: string, error?: unknown) => void;
}

/** How it is, but for the codes that devices come by. */
export type SwitchStatus = Omit<DeskStatus, 'guessedAt'>;

/** The host of the second screens, which is off until somebody turns it on. */
export interface DeskSwitch {
  readonly host: () => LanHost | null;
  readonly status: () => SwitchStatus;
  /** @throws Refusal `desk-address-gone`, `desk-port-taken`, `desk-not-built`; then it is as it was before. */
  readonly turnOn: (place: Place) => Promise<void>;
  readonly turnOff: () => Promise<void>;
  /** Listens where it was turned on; where that does not work now, it is tried again and again. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const PORT = 8443;

/** How often it is looked whether it listens where it should, in milliseconds: networks come later than tills, and go. */
const LOOK = 15_000;

type Fault = NonNullable<DeskStatus['fault']>;

interface State {
  host: LanHost | null;
  fault: Fault | null;
}

export function createDeskSwitch(parts: DeskSwitchParts): DeskSwitch {
  const { settings } = parts;
  const state: State = { host: null, fault: null };
  const identity = openDeskIdentity({ ...parts, keyFile: join(parts.folder, 'desk-key.pem') });
  const inTurn = createQueue();
  let retry: ReturnType<typeof setInterval> | null = null;
  const open = async (place: Place): Promise<void> => {
    state.host = await listen(parts, identity, place);
    state.fault = null;
  };
  const close = async (): Promise<void> => {
    const { host } = state;
    Object.assign(state, { host: null, fault: null });
    await host?.close();
    await parts.onClosed();
  };
  const reopen = async (): Promise<void> => {
    const wanted = settings.read().desk;
    if (wanted === null || state.host !== null) return;
    const before = state.fault;
    await open(wanted).catch((error: unknown) => {
      state.fault = faultOf(error);
      if (state.fault !== before) parts.onTrouble('second screens can not come in', error);
    });
    if (state.fault !== before) parts.touch('desk');
  };
  const look = async (): Promise<void> => {
    if (state.host !== null && !hasAddress(parts, state.host.place)) await close();
    await reopen();
  };
  const turnOn = async (place: Place): Promise<void> => {
    await close();
    await open(place).catch(async (error: unknown) => {
      await reopen();
      throw error;
    });
    settings.change({ desk: place });
    parts.touch('desk');
  };
  const turnOff = async (): Promise<void> => {
    settings.change({ desk: null });
    await close();
    parts.touch('desk');
  };
  return {
    host: () => state.host,
    status: () => statusOf(parts, state, identity),
    turnOn: (place) => inTurn(() => turnOn(place)),
    turnOff: () => inTurn(turnOff),
    start: () => {
      retry = setInterval(() => void inTurn(look), LOOK);
      retry.unref();
      return inTurn(look);
    },
    stop: () => {
      if (retry !== null) clearInterval(retry);
      return inTurn(close);
    },
  };
}

/** @throws Refusal for what keeps it from listening. */
async function listen(parts: DeskSwitchParts, kept: DeskIdentity, place: Place): Promise<LanHost> {
  const { guests, onTrouble } = parts;
  if (!hasAddress(parts, place)) throw new Refusal('desk-address-gone');
  const files = await readPage(parts.pageFolder);
  if (files === null) throw new Refusal('desk-not-built');
  const identity = await fitIdentity(kept, place.address, parts.clock.now());
  try {
    return await startLanHost({ ...place, files, guests, identity, now: parts.clock.now, onTrouble });
  } catch (error) {
    throw asRefusal(error);
  }
}

function hasAddress({ networks }: DeskSwitchParts, place: Place): boolean {
  return networks().some(({ address }) => address === place.address);
}

/** The certificate as kept, or a new one that will be. */
async function fitIdentity(kept: DeskIdentity, address: string, now: number): Promise<Identity> {
  const before = kept.read();
  if (before !== null && isFit(before.certificate, address, now)) return before;
  const made = await makeIdentity(address, now);
  kept.keep(made);
  return made;
}

function asRefusal(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE' || code === 'EACCES') return new Refusal('desk-port-taken');
  return code === 'EADDRNOTAVAIL' ? new Refusal('desk-address-gone') : error;
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof Refusal)) return 'other';
  switch (error.code) {
    case 'desk-address-gone':
      return 'address-gone';
    case 'desk-port-taken':
      return 'port-taken';
    case 'desk-not-built':
      return 'not-built';
    default:
      return 'other';
  }
}

function statusOf({ settings, networks }: DeskSwitchParts, state: State, kept: DeskIdentity): SwitchStatus {
  const wanted = settings.read().desk;
  const { host, fault } = state;
  const addresses = [...networks()];
  if (wanted === null) {
    return { state: 'off', fault: null, address: null, port: PORT, url: null, fingerprint: null, addresses };
  }
  if (host === null) return { state: 'failed', fault, ...wanted, url: null, fingerprint: null, addresses };
  const fingerprint = fingerprintOf(kept.read()?.certificate ?? '');
  return { state: 'on', fault: null, ...wanted, url: urlOf(host.place), fingerprint, addresses };
}

/** What a browser opens. */
export function urlOf({ address, port }: Place): string {
  return `https://${address}:${port}`;
}

/** Does one thing after the other, whatever becomes of the one before. */
function createQueue(): (work: () => Promise<void>) => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  };
}
