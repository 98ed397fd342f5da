import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '#contract/errors.ts';
import type { Topic } from '#contract/events.ts';
import type { DeskPorts } from './core/desk.ts';
import { createDeskGuests, type DeskGuestsParts } from './desk-guests.ts';
import { createDeskSwitch, urlOf, type DeskSwitch, type DeskSwitchParts } from './desk-switch.ts';
import { createPairingCodes } from './transport/lan/pairing-codes.ts';

/** What the pickup desk on second screens works with. */
export type DeskParts = Omit<DeskGuestsParts, 'hashOf'> & Omit<DeskSwitchParts, 'guests' | 'onClosed'>;

/** The pickup desk on second screens: nothing of it runs before somebody turns it on. */
export interface Desk extends Pick<DeskSwitch, 'start' | 'stop'> {
  readonly ports: DeskPorts;
  /** Tells the open pages what was touched. */
  readonly publish: (topics: readonly Topic[]) => void;
}

/** What a device proves itself with has 256 bits. */
const TOKEN_BYTES = 32;

/** Puts codes, devices and host together; `start` opens it where it was on before. */
export function createDesk(parts: DeskParts): Desk {
  const codes = createPairingCodes(parts.clock.now, () => parts.touch('desk'));
  const guests = createDeskGuests({ ...parts, hashOf });
  const onClosed = (): Promise<void> => {
    codes.withdraw();
    return guests.lockAll();
  };
  const { host, start, stop, ...desk } = createDeskSwitch({ ...parts, guests, onClosed });
  return {
    start,
    stop,
    publish: (topics) => host()?.publish(topics),
    ports: {
      status: () => ({ ...desk.status(), guessedAt: codes.guessedAt() }),
      turnOn: (address, port) => desk.turnOn({ address, port }),
      turnOff: desk.turnOff,
      newCode: () => {
        const place = host()?.place;
        if (place === undefined) throw new Refusal('desk-off');
        const { code, expiresAt } = codes.offer();
        return { code, expiresAt, url: `${urlOf(place)}/#${code}` };
      },
      takeCode: codes.take,
      newToken: () => {
        const token = randomBytes(TOKEN_BYTES).toString('base64url');
        return { token, hash: hashOf(token) };
      },
      isHere: (deskId) => host()?.isHere(deskId) ?? false,
      drop: (deskId) => host()?.drop(deskId),
    },
  };
}

/** What is kept of a token: chance itself needs no salt. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
