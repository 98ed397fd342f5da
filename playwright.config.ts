import { defineConfig } from '@playwright/test';

/** Where scripts/test.ts reads the figures. */
const REPORT = process.env['COUNTERTOP_E2E_REPORT'];

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/support/electron-set-up.ts',
  outputDir: 'test-results',
  // One till at a time: they share the screen, and two processors.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: REPORT === undefined ? [['list']] : [['list'], ['json', { outputFile: REPORT }]],
});
