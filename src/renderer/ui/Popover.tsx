import { useContext, useState, type ReactElement, type ReactNode } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  OverlayTriggerStateContext,
  Popover as AriaPopover,
} from 'react-aria-components';
import styles from './Popover.module.css';

interface Props {
  /** What the button shows. */
  readonly trigger: ReactNode;
  readonly triggerLabel?: string;
  /** The name of what opens. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that opens details beside itself. */
export function Popover({ trigger, triggerLabel, label, children }: Props): ReactElement {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <DialogTrigger>
      <Button
        className={styles['trigger'] ?? ''}
        {...(triggerLabel === undefined ? {} : { 'aria-label': triggerLabel })}
      >
        {trigger}
      </Button>
      {/* Beside its button, so that it belongs to the same landmark of the page. */}
      <span ref={setPlace} className={styles['place']} />
      <AriaPopover
        className={styles['popover'] ?? ''}
        placement="bottom end"
        {...(place === null ? {} : { UNSTABLE_portalContainer: place })}
      >
        <Dialog className={styles['dialog'] ?? ''} aria-label={label}>
          {children}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}

/** Closes the popover that the asking part is in: for what leads away from it. */
export function useClosePopover(): () => void {
  const state = useContext(OverlayTriggerStateContext);
  return () => state?.close();
}
