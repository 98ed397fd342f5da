import './no-eval.ts';
import { DISPLAY_CHANNEL, displayRequestSchema, type DisplayMessage } from '#contract/display.ts';

/** The till's end of the customer display. */
export interface DisplaySender {
  /** Shows this from now on, also on a display that opens later. */
  readonly show: (message: DisplayMessage) => void;
  readonly close: () => void;
}

/** Without a display nobody listens, and nothing has to be known of that here. */
export function createDisplaySender(): DisplaySender {
  const channel = new BroadcastChannel(DISPLAY_CHANNEL);
  let last: DisplayMessage | null = null;
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (last !== null && displayRequestSchema.safeParse(data).success) channel.postMessage(last);
  });
  return {
    show: (message) => {
      last = message;
      channel.postMessage(message);
    },
    close: () => channel.close(),
  };
}
