import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** What tests of other parts speak of. */
export type { Browser, Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Why the tests in a browser are not run; empty where they are. */
export const MISSING = existsSync(CHROMIUM) ? '' : `${CHROMIUM} is not there`;

/** All names under `.test` are this computer; pages there may do what secure ones may. */
const flags = (origins: readonly string[]): string[] => [
  '--host-resolver-rules=MAP *.test 127.0.0.1',
  `--unsafely-treat-insecure-origin-as-secure=${origins.join(',')}`,
];

/** A browser that is told what to do; pages that are left stay in its back-forward cache. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: flags([]),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });

/**
 * A browser that nobody steers, for pages that do everything themselves: while one is steered it
 * neither hides tabs nor makes pages in advance.
 */
export class Unsteered {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
  ) {}

  static async open(url: string): Promise<Unsteered> {
    const folder = await mkdtemp(join(tmpdir(), 'footfall-chromium-'));
    const args = [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--disable-popup-blocking',
      `--user-data-dir=${folder}`,
      ...flags([new URL(url).origin]),
      url,
    ];
    return new Unsteered(spawn(CHROMIUM, args, { stdio: 'ignore', detached: true }), folder);
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    if (this.process.pid) {
      // The browser with all its processes.
      process.kill(-this.process.pid, 'SIGKILL');
    }
    await ended;
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
