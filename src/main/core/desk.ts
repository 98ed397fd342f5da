import type { desk, DeskDevice, DeskStatus } from '#contract/desk.ts';
import { Refusal } from '#contract/errors.ts';
import type { InputOf, OutputOf } from '#contract/procedure.ts';
import { findListedDesk, insertDesk, listDesks, revokeDesk } from '#main/data/desk.ts';
import type { QueryContext, FeatureHandlers, TaskContext } from './context.ts';

/** The host of the second screens, and what its secrets are made of. */
export interface DeskPorts {
  readonly status: () => DeskStatus;
  /** @throws Refusal `desk-address-gone`, `desk-port-taken`, `desk-not-built`. */
  readonly turnOn: (address: string, port: number) => Promise<void>;
  readonly turnOff: () => Promise<void>;
  /** A code for one device, until an instant (ms UTC). @throws Refusal `desk-off`. */
  readonly newCode: () => OutputOf<typeof desk.newCode>;
  /** Uses a code up. @throws Refusal `pair-code-wrong`, `pair-locked`. */
  readonly takeCode: (code: string, from: string) => void;
  /** Something to prove oneself with, and what is kept of it. */
  readonly newToken: () => { readonly token: string; readonly hash: string };
  readonly isHere: (deskId: string) => boolean;
  /** Ends what a device is doing at this moment. */
  readonly drop: (deskId: string) => void;
}

/** The pickup desk on phones and tablets: whether it is on, and who may come. */
export function deskHandlers(ports: DeskPorts): FeatureHandlers<typeof desk> {
  return {
    status: () => Promise.resolve(ports.status()),
    turnOn: (input, context) => turnOn(ports, input, context),
    turnOff: async (_, { transact }) => {
      await transact(({ record, touch }) => {
        touch('journal');
        return record('desk-turned-off', {});
      });
      await ports.turnOff();
      return ports.status();
    },
    newCode: () => Promise.resolve().then(ports.newCode),
    devices: async (_, context) => ({ devices: await devicesOf(ports, context) }),
    revoke: (input, context) => revoke(ports, input, context),
    pair: (input, context) => pair(ports, input, context),
  };
}

async function turnOn(
  ports: DeskPorts,
  { address, port }: InputOf<typeof desk.turnOn>,
  { transact }: TaskContext,
): Promise<DeskStatus> {
  await ports.turnOn(address, port);
  const { fingerprint } = ports.status();
  // Its certificate is known only now; nothing stays on of which the journal does not tell.
  await transact(({ record, touch }) => {
    touch('journal');
    return record('desk-turned-on', { address, port, fingerprint });
  }).catch(async (error: unknown) => {
    await ports.turnOff();
    throw error;
  });
  return ports.status();
}

/** After so long (ms) nobody may know any more where a device is. */
const FORGOTTEN = 90 * 24 * 3_600_000;

async function devicesOf({ isHere }: DeskPorts, { db, clock }: QueryContext): Promise<DeskDevice[]> {
  const rows = await listDesks(db);
  return rows.map(({ id, ...row }) => ({
    deskId: id,
    ...row,
    isHere: isHere(id),
    isForgotten: !isHere(id) && clock.now() - row.lastSeenAt >= FORGOTTEN,
  }));
}

async function revoke(
  ports: DeskPorts,
  { deskId }: InputOf<typeof desk.revoke>,
  { transact }: TaskContext,
): Promise<Record<string, never>> {
  await transact(async ({ tx, clock, record, touch }) => {
    const found = await findListedDesk(tx, deskId);
    if (found === null) throw new Refusal('desk-unknown');
    await revokeDesk(tx, deskId, clock.now());
    await record('desk-revoked', { deskId, name: found.name });
    touch('desk', 'journal');
  });
  ports.drop(deskId);
  return {};
}

async function pair(
  ports: DeskPorts,
  { code, name, from }: InputOf<typeof desk.pair>,
  { clock, transact }: TaskContext,
): Promise<OutputOf<typeof desk.pair>> {
  ports.takeCode(code, from);
  const { token, hash } = ports.newToken();
  const deskId = clock.newId();
  await transact(async ({ tx, record, touch }) => {
    const at = clock.now();
    await insertDesk(tx, { id: deskId, name, tokenHash: hash, pairedAt: at, lastSeenAt: at });
    await record('desk-paired', { deskId, name, from });
    touch('desk', 'journal');
  });
  return { deskId, token };
}
