//! What `cargo xtask bench` and its browsers tell each other, in files that it names.

import { readFileSync, writeFileSync } from 'node:fs';

/** A plan of so many tasks. */
export interface MeasuredPlan {
  readonly tasks: number;
  /** The CSM's page. */
  readonly workspace: string;
  /** The contact's page. */
  readonly portal: string;
  /** A task that the contact may complete. */
  readonly task: string;
  /** The `Cookie` header of that contact. */
  readonly contact: string;
}

export interface Scene {
  /** The `Cookie` header of the CSM. */
  readonly staff: string;
  readonly plans: readonly MeasuredPlan[];
}

/** The address of the server that is measured. */
export function server(): string {
  return named('BENCH_URL');
}

export function writeScene(scene: Scene): void {
  writeFileSync(named('BENCH_SCENE'), JSON.stringify(scene));
}

export function readScene(): Scene {
  return JSON.parse(readFileSync(named('BENCH_SCENE'), 'utf8')) as Scene;
}

/** Milliseconds, as they were taken. */
export function writeTimes(times: readonly number[]): void {
  writeFileSync(named('BENCH_TIMES'), JSON.stringify(times));
}

function named(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: these measurements are started by cargo xtask bench`);
  }
  return value;
}
