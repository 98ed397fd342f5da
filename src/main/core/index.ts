import { accountHandlers } from './account.ts';
import { basketHandlers } from './basket.ts';
import { catalogHandlers } from './catalog.ts';
import type { Handlers } from './context.ts';
import { countHandlers } from './count.ts';
import { customerHandlers } from './customer.ts';
import { goodsFileHandlers, type GoodsFilePorts } from './goods-file.ts';
import { deskHandlers, type DeskPorts } from './desk.ts';
import { deviceHandlers, type DevicePorts, type DisplayPorts } from './device.ts';
import { inboxHandlers } from './inbox.ts';
import { journalHandlers, type JournalPorts } from './journal.ts';
import { openingHandlers, type OpeningPorts } from './opening.ts';
import { peopleHandlers, type PeoplePorts } from './people.ts';
import { pickupHandlers } from './pickup.ts';
import { promotionHandlers } from './promotion.ts';
import type { ScannerPorts } from './read-code.ts';
import { receiptHandlers, type ReceiptPorts } from './receipt.ts';
import { saleHandlers } from './sale.ts';
import { setupHandlers, type SetupPorts } from './setup.ts';
import { shiftHandlers } from './shift.ts';
import { shopHandlers } from './shop.ts';
import { stockHandlers } from './stock.ts';
import { syncHandlers, type SyncPorts } from './sync.ts';

/** Everything outside that the till's features ask for. */
export interface Ports {
  readonly desk: DeskPorts;
  readonly device: DevicePorts;
  readonly display: DisplayPorts;
  readonly goodsFile: GoodsFilePorts;
  readonly journal: JournalPorts;
  readonly opening: Omit<OpeningPorts, 'hasPrinter'>;
  readonly people: PeoplePorts;
  readonly scanner: ScannerPorts;
  readonly receipt: Omit<ReceiptPorts, 'hasPrinter'>;
  readonly setup: SetupPorts;
  readonly sync: SyncPorts;
}

/** The handlers of every procedure in the contract. */
export function createHandlers(ports: Ports): Handlers {
  const hasPrinter = (): boolean => ports.device.settings() !== null;
  return {
    account: accountHandlers,
    basket: basketHandlers,
    catalog: catalogHandlers(ports.scanner),
    count: countHandlers,
    customer: customerHandlers,
    desk: deskHandlers(ports.desk),
    device: deviceHandlers(ports.device, ports.display),
    goodsFile: goodsFileHandlers(ports.goodsFile),
    inbox: inboxHandlers,
    journal: journalHandlers(ports.journal),
    opening: openingHandlers({ ...ports.opening, hasPrinter }),
    people: peopleHandlers(ports.people),
    pickup: pickupHandlers({ hasPrinter, words: ports.goodsFile.words, status: ports.sync.status }),
    promotion: promotionHandlers,
    receipt: receiptHandlers({ ...ports.receipt, hasPrinter }),
    sale: saleHandlers({ hasPrinter, words: ports.goodsFile.words, ...ports.scanner }),
    setup: setupHandlers(ports.setup),
    shift: shiftHandlers({ hasPrinter }),
    shop: shopHandlers,
    stock: stockHandlers({ canHoldBack: () => ports.sync.status()?.abilities?.holdBack ?? false }),
    sync: syncHandlers(ports.sync),
  };
}
