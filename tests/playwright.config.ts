import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: './e2e',
  outputDir: '../test-results',
  testMatch: '**/*.spec.ts',
  // One kiosk at a time: the real thing has one screen, and two would compete for the keyboard.
  workers: 1,
  fullyParallel: false,
  // A test that passes on the second try is a fault that happens every other day at a door.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
});
