import { describe, expect, test } from 'vitest';
import { MISSING, type Page } from '../../tracker/browser/browser';
import { TALL } from './door';
import { Stage } from './kept';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: what is asked when.`);
}

const SITE = 'near.example';
const SMALL = { width: 900, height: 500 };

interface Asked {
  readonly dimensions?: readonly string[];
  readonly date_range: unknown;
}

/** Until the page has been told of what is near it now: that comes after a frame is drawn. */
const observed = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      }),
  );

describe.skipIf(MISSING)('what the site page asks, and when', () => {
  const stage = new Stage(async (server) => {
    await server.addSite(SITE);
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/event`, {
      method: 'POST',
      headers: { 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' },
      body: JSON.stringify({ domain: SITE, name: 'pageview', url: `https://${SITE}/` }),
    });
    expect(answer.status).toBe(202);
    await server.events(SITE, 1);
  });

  /** The site's page, and what it has asked so far. */
  const opened = async (viewport: typeof TALL): Promise<[Page, Asked[]]> => {
    const { page } = stage;
    await page.setViewportSize(viewport);
    const asked: Asked[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/api/v2/query')) {
        asked.push(JSON.parse(request.postData() ?? '{}'));
      }
    });
    await stage.open(`?site=${SITE}&range=7d`, '.headlines:not(.stale) b:text-is("1")');
    return [page, asked];
  };

  const byHour = (asked: readonly Asked[]): number =>
    asked.filter(({ dimensions }) => dimensions?.[0] === 'time:hour').length;

  test('a panel far below asks when it comes near, and once', async () => {
    const [page, asked] = await opened(SMALL);
    await page.waitForSelector('.panel .rows tbody tr');
    expect(byHour(asked)).toBe(0);
    await page.locator('#times-title').scrollIntoViewIfNeeded();
    await page.waitForSelector('.times td[class^=level]');
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('#times-title').scrollIntoViewIfNeeded();
    await page.waitForSelector('.times td[class^=level]');
    expect(byHour(asked)).toBe(1);
  });

  test('a panel left behind asks anew only when it is seen again', async () => {
    const [page, asked] = await opened(SMALL);
    await page.locator('#times-title').scrollIntoViewIfNeeded();
    await page.waitForSelector('.times td[class^=level]');
    await page.waitForFunction(() => document.querySelector('.bone') === null);
    await page.evaluate(() => scrollTo(0, 0));
    await observed(page);
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.selectOption('select:has(option[value="30d"])', '30d');
    await page.waitForFunction(
      () => document.querySelector('.headlines.stale, .trend .stale') === null,
    );
    expect(byHour(asked)).toBe(1);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(tall);
    await page.locator('#times-title').scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('.times.stale, .times.bone') === null);
    await expect.poll(() => byHour(asked)).toBe(2);
  });

  test('the headline numbers and the chart are asked before all panels', async () => {
    const [page, asked] = await opened(TALL);
    await page.waitForSelector('.times td[class^=level]');
    const first = asked.slice(0, 2).map(({ dimensions }) => dimensions?.[0] ?? 'none');
    expect(first.toSorted()).toEqual(['none', 'time:day']);
  });

  test('nothing is held against days before the site began, and a dash says so', async () => {
    const [page] = await opened(TALL);
    const dash = page.locator('.tile .change[title^="Nothing to compare with"]').first();
    await dash.waitFor();
    expect(await dash.textContent()).toBe('–');
  });

  test('printing asks for everything', async () => {
    const [page, asked] = await opened(SMALL);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.waitForSelector('.times td[class^=level]');
    expect(byHour(asked)).toBe(1);
  });
});
