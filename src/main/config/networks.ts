import { networkInterfaces } from 'node:os';

/** An address of this PC, and the name of the network card that has it. */
export interface NetworkAddress {
  readonly address: string;
  readonly network: string;
}

/** The IPv4 addresses at which other devices of the shop may find this PC. */
export function networkAddresses(): readonly NetworkAddress[] {
  return Object.entries(networkInterfaces()).flatMap(([network, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ address, network })),
  );
}
