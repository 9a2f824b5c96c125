import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, launch, MISSING } from '../../tracker/browser/browser';
import { Site } from '../../tracker/browser/site';
import { KEY, Stats } from '../../tracker/browser/stats';
import { expectAccessible, Tabs } from './door';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: the first start in a browser.`);
}

const DOMAIN = 'first.footfall.test';

describe.skipIf(MISSING)('the first start', () => {
  let server: Stats;
  let browser: Browser;
  let site: Site;
  let tabs: Tabs;

  beforeAll(async () => {
    [server, browser, site] = await Promise.all([Stats.start(), launch(), Site.start()]);
    tabs = new Tabs(browser, server);
  });

  afterEach(() => tabs.close());

  afterAll(async () => {
    await Promise.all([browser?.close(), server?.stop(), site?.stop()]);
  });

  test('leads from the key to the first page view of a real page', async () => {
    const page = await tabs.page();
    // The scripts' host is the one that the snippet names.
    await page.goto(`http://stats.footfall.test:${server.port}/`);
    await page.fill('#key', KEY);
    await page.click('button:has-text("Sign in")');
    await page.waitForSelector('h1:has-text("Count a site")');
    await expectAccessible(page);
    await page.fill('form input >> nth=0', DOMAIN);
    await page.click('text=Go on');
    await page.waitForSelector(`text=Waiting for the first hit of ${DOMAIN}`);
    await expectAccessible(page);
    const snippet = (await page.textContent('.snippet pre')) ?? '';
    expect(snippet).toContain(`data-domain="${DOMAIN}"`);
    site.put(DOMAIN, '/', `<!doctype html><title>First</title>${snippet}<p>Hello`);
    const visitor = await tabs.page();
    await visitor.goto(`http://${DOMAIN}:${site.port}/`);
    await page.waitForSelector('.start-came .dot-on');
    expect(await page.textContent('.start-hit')).toContain('pageview');
    await expectAccessible(page);
    await page.click('text=Show the numbers');
    await page.waitForSelector('.panel .rows tbody tr');
    expect(await page.textContent('.head-site')).toContain(DOMAIN);
  });

  test('the snippets of applications carry a key that may only send', async () => {
    const page = await tabs.at(`/?page=start&site=${DOMAIN}`, '.start-stacks');
    await page.click('text=Spring Boot');
    expect(page.url()).toContain('stack=spring');
    expect(await page.textContent('.snippet pre')).toContain('key: KEY');
    await page.click('text=Make the key');
    await page.waitForSelector('.snippet pre:has-text("key: ff_")');
    const [, key] = /key: (\S+)/.exec((await page.textContent('.snippet pre')) ?? '') ?? [];
    const asked = await fetch(tabs.url('/api/session'), {
      headers: { Authorization: `Bearer ${key}` },
    });
    expect(asked.status).toBe(403);
    await page.click('text=curl');
    expect(await page.textContent('.snippet pre')).toContain('/api/event');
  });
});
