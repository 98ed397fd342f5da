import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Reply } from '#contract/errors.ts';
import type { Touched } from '#contract/events.ts';
import type { Message } from '#contract/index.ts';

// Electron freezes what crosses to the page. The page never gets an event of Electron's in its hands.
contextBridge.exposeInMainWorld('countertop', {
  invoke: (message: Message): Promise<Reply> => ipcRenderer.invoke('countertop:invoke', message),
  subscribe: (listener: (touched: Touched) => void): (() => void) => {
    const hear = (_event: IpcRendererEvent, touched: Touched): void => listener(touched);
    ipcRenderer.on('countertop:event', hear);
    return () => void ipcRenderer.off('countertop:event', hear);
  },
});
