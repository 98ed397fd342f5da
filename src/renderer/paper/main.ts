import { drawLines } from './draw-lines.ts';

// The shell, which alone opens this page, asks by this name.
Object.assign(globalThis, { drawLines });
