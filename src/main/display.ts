import type { SettingsStore } from './config/settings.ts';
import type { DisplayPorts } from './core/device.ts';
import type { CustomerDisplay } from './device/customer-display.ts';

/** What the customer display works with; without a shell there is none. */
export interface DisplayParts {
  readonly display: CustomerDisplay | null;
  readonly settings: SettingsStore;
  readonly onChange: () => void;
}

/** The customer display as this PC has it set up, shown from the start where it belongs. */
export function createDisplay({ display, settings, onChange }: DisplayParts): DisplayPorts {
  const chosen = settings.read().displayScreen;
  if (chosen !== null) display?.show(chosen);
  display?.onChange(onChange);
  return {
    screens: () => display?.screens() ?? [],
    shown: () => display?.shownOn() ?? null,
    show: (screenId) => {
      settings.change({ displayScreen: screenId });
      if (screenId === null) display?.hide();
      else display?.show(screenId);
    },
  };
}
