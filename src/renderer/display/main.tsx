import '@fontsource-variable/inter/wght.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';
import './unit.css';
import { createRoot } from 'react-dom/client';
import { applyPreferences, followPreferences } from '#renderer/app/preferences.ts';
import { Display } from './Display.tsx';

const root = document.querySelector('#till');
if (root === null) throw new Error('the page has no root');

applyPreferences();
followPreferences();
createRoot(root).render(<Display />);
