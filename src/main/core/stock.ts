import type { stock } from '#contract/stock.ts';
import type { FeatureHandlers } from './context.ts';
import { adjust } from './stock-adjust.ts';
import { buffers, setBuffers, type BufferPorts } from './stock-buffer.ts';
import { closeDelivery, deliveries, expectDelivery, receive } from './stock-delivery.ts';
import { history, levels, locations } from './stock-look.ts';
import { closeTransfer, transferIn, transferOut, transfers } from './stock-transfer.ts';

/** The stock room. */
export function stockHandlers(ports: BufferPorts): FeatureHandlers<typeof stock> {
  return {
    locations: (_, context) => locations(context),
    levels,
    history,
    deliveries: (_, context) => deliveries(context),
    expect: expectDelivery,
    closeDelivery,
    receive,
    adjust,
    transferOut,
    transferIn,
    transfers: (_, context) => transfers(context),
    closeTransfer,
    buffers: (_, context) => buffers(ports, context),
    setBuffers,
  };
}
