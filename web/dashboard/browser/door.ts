import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { Browser, Page } from '../../tracker/browser/browser';
import { KEY, type Stats } from '../../tracker/browser/stats';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Longer than any password needs to be. */
export const PASSWORD = 'correct horse battery';

/** A window so tall that every panel of a page is near it, and asked for. */
export const TALL = { width: 1280, height: 2000 };

/** Pages of one browser whose faults the test hears of. */
export class Tabs {
  private readonly errors: string[] = [];
  private readonly open: { close: () => Promise<void> }[] = [];

  constructor(
    private readonly browser: Browser,
    readonly server: Stats,
  ) {}

  /** @param key what is signed in with; '' for nobody */
  async page(key = ''): Promise<Page> {
    const context = await this.browser.newContext({
      locale: 'en-GB',
      reducedMotion: 'reduce',
      viewport: TALL,
    });
    this.open.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 40[0134]/.test(message.text())) {
        this.errors.push(message.text());
      }
    });
    if (key !== '') {
      await page.addInitScript((text) => sessionStorage.setItem('footfall.key', text), key);
    }
    return page;
  }

  /** A page at that address, which must show that. */
  async at(path: string, shown: string, key: string = KEY): Promise<Page> {
    const page = await this.page(key);
    await page.goto(this.url(path));
    await page.waitForSelector(shown);
    return page;
  }

  url(path: string): string {
    return `http://127.0.0.1:${this.server.port}${path}`;
  }

  /** Closes all windows; nothing must have gone wrong in them. */
  async close(): Promise<void> {
    await Promise.all(this.open.splice(0).map((context) => context.close()));
    expect(this.errors.splice(0)).toEqual([]);
  }
}

/** Axe finds nothing wrong with the page in either theme. */
export async function expectAccessible(page: Page): Promise<void> {
  // What is being loaded anew is shown faintly meanwhile.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .stale') === null);
  await page.evaluate(AXE);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    const found = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" | ")))',
    );
    expect(found, theme).toEqual([]);
  }
}
