import '@fontsource-variable/inter/wght.css';
import './ui/tokens.css';
import './ui/base.css';
import { createHashHistory } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { applyPreferences } from './app/preferences.ts';
import { createTill } from './app/till.ts';

const { countertop } = window;
const root = document.querySelector('#till');
if (countertop === undefined || root === null) throw new Error('opened without its bridge');

applyPreferences();
createRoot(root).render(<App till={createTill(countertop)} history={createHashHistory()} />);
