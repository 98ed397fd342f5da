/** What the simulated printer finds when it looks at itself. */
export interface PeerState {
  /** False while somebody holds its feed button or has switched it off line. */
  readonly isOnline: boolean;
  readonly isCoverOpen: boolean;
  readonly paper: 'ok' | 'low' | 'out';
  /** The drawer's switch pulls pin 3 down while the drawer is open. */
  readonly isDrawerOpen: boolean;
  /** The cutter is jammed. */
  readonly hasError: boolean;
}

/** A printer as it stands on a counter, ready. */
export const readyState: PeerState = {
  isOnline: true,
  isCoverOpen: false,
  paper: 'ok',
  isDrawerOpen: false,
  hasError: false,
};

/** Whether it works its receive buffer off. */
export function isPrinting(state: PeerState): boolean {
  return state.isOnline && !state.isCoverOpen && state.paper !== 'out' && !state.hasError;
}

/** The answer to DLE EOT n, n from 1 to 4. */
export function realTimeByte(state: PeerState, n: number): number {
  const fixed = 0x12;
  if (n === 1) return fixed | bit(!state.isDrawerOpen, 0x04) | bit(!isPrinting(state), 0x08);
  if (n === 2) {
    return (
      fixed | bit(state.isCoverOpen, 0x04) | bit(state.paper === 'out', 0x20) | bit(state.hasError, 0x40)
    );
  }
  if (n === 3) return fixed | bit(state.hasError, 0x08);
  return fixed | bit(state.paper !== 'ok', 0x0c) | bit(state.paper === 'out', 0x60);
}

/** The four bytes of automatic status back. */
export function automaticBytes(state: PeerState): number[] {
  return [
    0x10 | bit(!state.isDrawerOpen, 0x04) | bit(!isPrinting(state), 0x08) | bit(state.isCoverOpen, 0x20),
    bit(state.hasError, 0x08),
    paperByte(state),
    0x0f,
  ];
}

/** The answer to GS r 1. */
export function paperByte(state: PeerState): number {
  return bit(state.paper !== 'ok', 0x03) | bit(state.paper === 'out', 0x0c);
}

/** The answer to GS r 2. */
export function drawerByte(state: PeerState): number {
  return bit(!state.isDrawerOpen, 0x01);
}

function bit(isSet: boolean, mask: number): number {
  return isSet ? mask : 0;
}
