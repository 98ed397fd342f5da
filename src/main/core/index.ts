import { catalogHandlers } from './catalog.ts';
import type { Handlers } from './context.ts';
import { deviceHandlers, type DevicePorts } from './device.ts';
import { receiptHandlers, type ReceiptPorts } from './receipt.ts';
import { saleHandlers } from './sale.ts';
import { setupHandlers, type SetupPorts } from './setup.ts';
import { syncHandlers, type SyncPorts } from './sync.ts';

/** Everything outside that the till's features ask for. */
export interface Ports {
  readonly device: DevicePorts;
  readonly receipt: Pick<ReceiptPorts, 'locale' | 'words'>;
  readonly setup: SetupPorts;
  readonly sync: SyncPorts;
}

/** The handlers of every procedure in the contract. */
export function createHandlers(ports: Ports): Handlers {
  const hasPrinter = (): boolean => ports.device.settings() !== null;
  return {
    catalog: catalogHandlers,
    device: deviceHandlers(ports.device),
    receipt: receiptHandlers({ ...ports.receipt, hasPrinter }),
    sale: saleHandlers({ hasPrinter }),
    setup: setupHandlers(ports.setup),
    sync: syncHandlers(ports.sync),
  };
}
