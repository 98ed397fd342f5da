import '#renderer/app/no-eval.ts';
import { useEffect, useReducer } from 'react';
import { DISPLAY_CHANNEL, displayMessageSchema, type DisplayRequest } from '#contract/display.ts';
import { nothingShown, show, type Shown } from './shown.ts';

/** What the till shows its customer now. What is no message for a display is not heard. */
export function useShown(): Shown {
  const [shown, hear] = useReducer(show, nothingShown);
  useEffect(() => {
    const channel = new BroadcastChannel(DISPLAY_CHANNEL);
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const heard = displayMessageSchema.safeParse(data);
      if (heard.success) hear(heard.data);
    });
    channel.postMessage({ kind: 'ask' } satisfies DisplayRequest);
    return () => channel.close();
  }, []);
  return shown;
}
