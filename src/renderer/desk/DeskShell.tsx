import { useState, type ReactElement, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { RefuseScans } from '#renderer/app/RefuseScans.tsx';
import { SessionBadge } from '#renderer/app/SessionBadge.tsx';
import { useShop } from '#renderer/app/ShopProvider.tsx';
import { useTill } from '#renderer/app/TillProvider.tsx';
import { noteTouch } from '#renderer/app/touches.ts';
import { useShowScannedOrder } from '#renderer/app/use-scanned-order.ts';
import { useWords } from '#renderer/app/words.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { BrokenLineNotice } from './BrokenLine.tsx';
import { browserCamera } from './camera.ts';
import { CameraScan } from './CameraScan.tsx';
import styles from './Desk.module.css';
import { useLine } from './line.tsx';
import { useTouchMarks } from './use-touch-marks.ts';

/** The frame of every screen on a phone or tablet: which till this is, who this is, and the camera. */
export function DeskShell({ children }: { readonly children: ReactNode }): ReactElement {
  const words = useWords();
  const { name, registerName } = useShop();
  const { scans } = useTill();
  useShowScannedOrder();
  const isBroken = useStore(useLine().state, ({ kind }) => kind === 'broken');
  const [camera] = useState(browserCamera);
  const [isScanning, setScanning] = useState(false);
  useTouchMarks();
  const onCode = (code: string): void => {
    noteTouch();
    scans.deliver({ code, at: performance.now() });
  };
  return (
    <div className={styles['shell']}>
      <header className={styles['head']}>
        <span className={styles['shop']}>
          {name} · {registerName}
        </span>
        {camera !== null && (
          <Button aria-pressed={isScanning} onPress={() => setScanning(!isScanning)}>
            <Icon name="barcode" size={1.25} />
            {words(isScanning ? 'desk.camera.stop' : 'desk.camera.scan')}
          </Button>
        )}
        <SessionBadge />
      </header>
      {isBroken && <BrokenLineNotice />}
      {camera !== null && isScanning && <CameraScan camera={camera} onCode={onCode} />}
      <main className={styles['main']}>
        {/* Before the screens, so that theirs come later and hear instead. */}
        <RefuseScans />
        {children}
      </main>
    </div>
  );
}
