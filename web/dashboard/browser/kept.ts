import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Browser, launch, type Page } from '../../tracker/browser/browser';
import { KEY, Stats } from '../../tracker/browser/stats';
import { TALL } from './door';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A real server and a browser for the tests of one file; each test has a page of its own. */
export class Stage {
  private started: Stats | null = null;
  private opened: Browser | null = null;
  private shown: Page | null = null;
  private readonly errors: string[] = [];

  /** @param fill sends what the tests look at */
  constructor(fill: (server: Stats) => Promise<void>) {
    beforeAll(async () => {
      [this.started, this.opened] = await Promise.all([Stats.start(), launch()]);
      await fill(this.server);
    });
    beforeEach(async () => this.newPage());
    afterEach(async () => {
      await this.page.close();
      expect(this.errors.splice(0)).toEqual([]);
    });
    afterAll(async () => {
      await Promise.all([this.opened?.close(), this.started?.stop()]);
    });
  }

  get server(): Stats {
    return present(this.started);
  }

  get page(): Page {
    return present(this.shown);
  }

  private async newPage(): Promise<void> {
    this.shown = await present(this.opened).newPage({
      locale: 'en-GB',
      timezoneId: 'UTC',
      viewport: TALL,
    });
    this.page.setDefaultTimeout(8_000);
    this.page.on('pageerror', (error) => this.errors.push(String(error)));
    this.page.on('console', (message) => {
      if (message.type() === 'error') {
        this.errors.push(message.text());
      }
    });
  }

  /** Opens the dashboard at the query and waits for what it shows. */
  async open(query: string, shown: string): Promise<void> {
    await this.page.addInitScript((key) => sessionStorage.setItem('footfall.key', key), KEY);
    await this.page.goto(`http://127.0.0.1:${this.server.port}/${query}`);
    await this.page.waitForSelector(shown);
  }

  /** Takes errors away that the test wanted. */
  forgive(wanted: RegExp): void {
    this.errors.push(...this.errors.splice(0).filter((error) => !wanted.test(error)));
  }

  /** What axe finds wrong with the page as it is, in that theme. */
  async faults(theme: 'light' | 'dark'): Promise<unknown> {
    await this.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await this.page.evaluate(AXE);
    return this.page.evaluate(
      'axe.run().then(({ violations }) => violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" | ")))',
    );
  }

  /** Waits until the table has so many rows. */
  async rows(count: number): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => document.querySelectorAll('main .table tbody tr').length === wanted,
      count,
    );
  }

  /** Presses what saves a file, and reads it. */
  async saved(press: string): Promise<string> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.page.click(press)]);
    return readFileSync(await file.path(), 'utf8');
  }

  /** Sends the body with the key; throws unless the answer is good. */
  async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${this.server.port}${path}`, {
      method,
      headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    }
    return text === '' ? null : JSON.parse(text);
  }
}

function present<T>(value: T | null): T {
  if (value === null) {
    throw new Error('Only while the tests run.');
  }
  return value;
}
