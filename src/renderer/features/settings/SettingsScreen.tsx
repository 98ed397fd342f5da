import type { ReactElement } from 'react';
import { useMay } from '#renderer/app/session.ts';
import { useWords } from '#renderer/app/words.ts';
import { DisplaySection } from './DisplaySection.tsx';
import { LookSection } from './LookSection.tsx';
import { PagesSection } from './PagesSection.tsx';
import { PrinterSection } from './PrinterSection.tsx';
import styles from './SettingsScreen.module.css';
import { StoreSection } from './StoreSection.tsx';

/** What belongs to this till: its printer, its look, its store. */
export function SettingsScreen(): ReactElement {
  const words = useWords();
  const may = useMay();
  return (
    <div className={styles['screen']}>
      <div className={styles['column']}>
        <h1 className={styles['title']}>{words('settings.title')}</h1>
        <PagesSection />
        {may('device.configure') && <PrinterSection />}
        {may('device.configure') && <DisplaySection />}
        <StoreSection />
        <LookSection />
      </div>
    </div>
  );
}
