import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { launch } from './browser';
import { type Page, Site } from './site';
import { Stats, type Stored } from './stats';

/** Longer than any event takes that is not held up on purpose. */
const CLOSE_MS = 5_000;

/** A counted website with a host name, and so a site, of its own. */
export class Counted {
  /** What went wrong in its pages, as they would notice. */
  readonly errors: string[] = [];

  constructor(
    readonly host: string,
    private readonly house: House,
  ) {}

  get origin(): string {
    return `http://${this.host}:${this.house.site.port}`;
  }

  /** @param attributes of the script tag */
  tag(attributes = ''): string {
    const domain = /data-domain/.test(attributes) ? '' : `data-domain="${this.host}"`;
    return `<script defer ${domain} ${attributes} src="${this.house.scripts}/footfall.js"></script>`;
  }

  /** Adds a page with the script. */
  page(path: string, body = '', attributes = ''): this {
    this.house.site.put(
      this.host,
      path,
      `<!doctype html><title>${path}</title>${this.tag(attributes)}<body>${body}`,
    );
    return this;
  }

  put(path: string, page: Page | string): this {
    this.house.site.put(this.host, path, page);
    return this;
  }

  /** A path of the website that takes events and passes them on to the server. */
  proxy(path: string, delay: (turn: number) => Promise<number>): this {
    let turn = 0;
    return this.put(path, async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk as Buffer);
      }
      const status = await delay(turn++);
      if (status) {
        response.statusCode = status;
        response.end();
        return;
      }
      const { status: answered } = await fetch(`${this.house.events}`, {
        method: 'POST',
        headers: { 'User-Agent': request.headers['user-agent'] ?? '' },
        body: Buffer.concat(chunks),
      });
      response.statusCode = answered;
      response.end();
    });
  }

  /** Opens a page in a fresh browser profile and waits until it is loaded. */
  async open(path: string, referer = ''): Promise<Tab> {
    const context = await this.house.context();
    const tab = await context.newPage();
    tab.on('pageerror', (error) => this.errors.push(String(error)));
    tab.on('console', (message) => {
      if (message.type() === 'error' && !/status of 404/.test(message.text())) {
        this.errors.push(message.text());
      }
    });
    await tab.goto(this.origin + path, referer ? { referer } : {});
    return tab;
  }

  events(expected: number): Promise<Stored[]> {
    return this.house.stats.events(this.host, expected);
  }

  /** What was counted but engagement, as `name path`, sorted: some arrive side by side. */
  async counted(expected: number): Promise<string[]> {
    const events = await this.events(expected);
    return named(events.filter(({ name }) => name !== 'engagement'));
  }
}

/** Events as `name path`, sorted. */
export const named = (events: readonly Stored[]): string[] =>
  events.map(({ name, path }) => `${name} ${path}`).sort();

/** The server, websites and a browser. */
export class House {
  private readonly contexts: BrowserContext[] = [];

  private constructor(
    readonly stats: Stats,
    readonly site: Site,
    private readonly browser: Browser,
  ) {}

  static async open(): Promise<House> {
    const [stats, site, browser] = await Promise.all([Stats.start(), Site.start(), launch()]);
    return new House(stats, site, browser);
  }

  /** Where the scripts are, on a host of another domain than the websites. */
  get scripts(): string {
    return `http://stats.footfall.test:${this.stats.port}/js`;
  }

  get events(): string {
    return `http://127.0.0.1:${this.stats.port}/api/event`;
  }

  async context(): Promise<BrowserContext> {
    const context = await this.browser.newContext({ locale: 'en' });
    context.setDefaultTimeout(CLOSE_MS);
    this.contexts.push(context);
    return context;
  }

  async counted(host: string): Promise<Counted> {
    await this.stats.addSite(host);
    return new Counted(host, this);
  }

  async closeTabs(): Promise<void> {
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.closeTabs();
    await Promise.all([this.browser.close(), this.site.stop(), this.stats.stop()]);
  }
}
