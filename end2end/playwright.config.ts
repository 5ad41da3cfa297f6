import { defineConfig, devices } from '@playwright/test';

const chromium = process.env.CHROMIUM;
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** Walks that need no scripts run in a project of their own, where scripts are off. */
const withoutScripts = /-without-scripts\.spec\.ts$/;
/** What must hold with scripts and without. */
const both = /\/pages\.spec\.ts$/;
const screens = /screens\.spec\.ts$/;

export default defineConfig({
  testDir: '.',
  testMatch: /\.spec\.ts$/,
  outputDir: '../target/end2end',
  fullyParallel: true,
  forbidOnly: true,
  workers: Number(process.env.END2END_WORKERS ?? 2),
  // Far more than any takes, so that a slow machine fails nothing.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'line',
  use: {
    ...devices['Desktop Chrome'],
    viewport: desktop,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // A film of every test, made without a graphics card, is work for the processor that draws the pages; the snapshots show as much.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'hydrated', testIgnore: withoutScripts },
    { name: 'hydrated-phone', testMatch: screens, use: { viewport: phone, hasTouch: true } },
    { name: 'no-javascript', testMatch: [withoutScripts, both], use: { javaScriptEnabled: false } },
  ],
});
