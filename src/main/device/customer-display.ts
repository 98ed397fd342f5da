import type { DisplayScreen } from '#contract/device.ts';

/** The customer's own screen, or the window that stands in for one. What it shows comes from the till's page. */
export interface CustomerDisplay {
  readonly screens: () => readonly DisplayScreen[];
  /** Shows it on a screen for as long as that is connected, and again when it comes back. */
  readonly show: (screenId: string) => void;
  readonly hide: () => void;
  /** The screen that it is on now, or null. */
  readonly shownOn: () => string | null;
  /** Hears of screens that come and go, and of the display that follows them. */
  readonly onChange: (listener: () => void) => void;
}
