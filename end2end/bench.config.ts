import { defineConfig, devices } from '@playwright/test';
import walks from './playwright.config.ts';

/** Measurements against a server that `cargo xtask bench` has started, one after another. */
export default defineConfig({
  testDir: './bench',
  testMatch: /\.bench\.ts$/,
  outputDir: '../target/bench',
  workers: 1,
  timeout: 300_000,
  reporter: 'line',
  use: { ...devices['Desktop Chrome'], ...(walks.use?.launchOptions ? { launchOptions: walks.use.launchOptions } : {}) },
});
