import { useState, type ReactElement } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import { useHotkeys } from './hotkeys.ts';
import { useRoleName } from './role-name.ts';
import { useLock, useSession } from './session.ts';
import styles from './SessionBadge.module.css';
import { SignInForm } from './SignInForm.tsx';
import { TillDialog } from './TillDialog.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { useWords } from './words.ts';

/** Who is signed in, and how somebody else takes over. */
export function SessionBadge(): ReactElement | null {
  const words = useWords();
  const roleName = useRoleName();
  const session = useSession();
  const lock = useLock();
  const [isSwitching, setSwitching] = useState(false);
  useIdleLock(session?.lockAfterMinutes ?? 0, lock);
  useHotkeys({ F12: () => setSwitching(true), 'Ctrl+l': () => void lock() });
  const actor = session?.actor ?? null;
  if (actor === null) return null;
  return (
    <>
      <Popover
        label={words('session.title')}
        trigger={
          <span className={styles['who']}>
            <Icon name="person" size={1.125} />
            {actor.name}
          </span>
        }
      >
        <div className={styles['menu']}>
          <p className={styles['name']}>{actor.name}</p>
          <p className={styles['role']}>{roleName(actor.role)}</p>
          <Button slot="close" isWide onPress={() => setSwitching(true)}>
            {words('session.switch')}
            <Kbd>F12</Kbd>
          </Button>
          <Button slot="close" isWide onPress={() => void lock()}>
            {words('session.lock')}
            <Kbd>Ctrl L</Kbd>
          </Button>
        </div>
      </Popover>
      {isSwitching && (
        <TillDialog title={words('session.switch')} width="wide" onClose={() => setSwitching(false)}>
          <SignInForm onSignedIn={() => setSwitching(false)} />
        </TillDialog>
      )}
    </>
  );
}
