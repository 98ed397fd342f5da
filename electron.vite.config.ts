import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { NONCE_PLACEHOLDER } from './src/main/shell/app-protocol.ts';

/** What both runtimes understand, the product's Electron and the older fallback. */
const NODE = 'node20.18';
const CHROMIUM = 'chrome130';

const BUNDLED = [
  '@formatjs/intl',
  'bwip-js',
  'electron-store',
  'gs1-barcode-parser-mod',
  'kysely',
  'node-thermal-printer',
  'pngjs',
  'uuid',
  'zod',
];

export default defineConfig({
  main: {
    build: {
      target: NODE,
      sourcemap: true,
      // What is plain code goes into the bundle, which starts quicker than many small files; what loads a binary or
      // a thread's file by its path (better-sqlite3, pino, pino-roll) stays outside.
      externalizeDeps: { exclude: BUNDLED },
      rolldownOptions: {
        input: {
          index: 'src/main/index.ts',
          'sync-worker': 'src/main/channel/sync-worker.ts',
          'check-worker': 'src/main/data/check-worker.ts',
          'pin-worker': 'src/main/config/pin-worker.ts',
        },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      // A sandboxed preload is CommonJS and can require nothing but electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // The protocol puts the nonce of the answer here; react-aria reads it for the styles it makes.
    html: { cspNonce: NONCE_PLACEHOLDER },
    build: {
      target: CHROMIUM,
      minify: true,
      // The policy allows no data: addresses.
      assetsInlineLimit: 0,
      // Which files make a page: second screens get those of theirs and no other.
      manifest: true,
      rolldownOptions: {
        // The till, the customer display, what is drawn out of sight, and the pickup desk on second screens.
        input: ['index', 'display', 'paper', 'desk'].map((page) =>
          fileURLToPath(new URL(`src/renderer/${page}.html`, import.meta.url)),
        ),
      },
    },
    server: {
      host: '127.0.0.1',
      port: 5173,
      strictPort: true,
      // The page comes through app:, the socket of hot reload goes straight to the server.
      hmr: { protocol: 'ws', host: '127.0.0.1', clientPort: 5173 },
    },
    plugins: [react()],
  },
});
