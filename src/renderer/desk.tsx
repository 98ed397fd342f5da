import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import { createHashHistory } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { applyPreferences } from './app/preferences.ts';
import { createTill } from './app/till.ts';
import { browserLan } from './client/browser-lan.ts';
import { openLanLine } from './client/lan-line.ts';
import { DeskApp } from './desk/DeskApp.tsx';
import { takeCode } from './desk/pair-code.ts';

const root = document.querySelector('#till');
if (root === null) throw new Error('the page has no root');

applyPreferences();
const code = takeCode();
const line = openLanLine(browserLan());
window.addEventListener('online', line.wake);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') line.wake();
});
createRoot(root).render(
  <DeskApp line={line} till={createTill(line.bridge)} history={createHashHistory()} code={code} />,
);
