import { describe, expect, test } from 'vitest';
import { MISSING } from '../../tracker/browser/browser';
import { expectAccessible } from './door';
import { Stage } from './kept';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: the API's page in a browser.`);
}

const SITE = 'api.example';
const EMPTY = 'empty.example';

describe.skipIf(MISSING)("the API's page", () => {
  const stage = new Stage(async (server) => {
    await server.addSite(SITE);
    await server.addSite(EMPTY);
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const told = (at: number, method: string, path: string, status: number, millis: number) => ({
      time: ago(at),
      method,
      host: SITE,
      path,
      status,
      duration_us: millis * 1000,
      bytes_out: 500,
      consumer: at % 2 === 0 ? 'shop' : 'app',
    });
    const orders = Array.from({ length: 20 }, (_, at) =>
      told(at + 1, 'GET', `/v1/orders/${at}`, at === 3 ? 404 : 200, 10 + at),
    );
    const reports = [1, 2, 3].map((at) => told(at, 'POST', '/v1/reports', 500, 900));
    const kept = {
      ...told(2, 'GET', '/v1/orders/77', 200, 12),
      route: '/v1/orders/{id}',
      request: { headers: { Accept: ['application/json'] } },
      response: {},
    };
    await server.ask('/api/capture', { site: SITE, exchanges: [...orders, ...reports, kept] });
    await server.events(SITE, 24);
  });

  const ROUTE = 'th a.route-link';

  test('its routes are counted, put in order by the server and searched', async () => {
    const { page } = stage;
    await stage.open(`?page=api&site=${SITE}&range=24h`, `${ROUTE}:has-text("/v1/reports")`);
    const row = page.locator('tr', { has: page.locator(`${ROUTE}:has-text("/v1/orders/{id}")`) });
    const cells = await row.locator('td').allTextContents();
    expect(cells.slice(0, 4)).toEqual(['21', '87.5%', '1', '0']);
    await page.click('button.sort:has-text("p95") >> nth=0');
    await page.waitForFunction(
      (link) => document.querySelector(link)?.textContent?.includes('reports'),
      ROUTE,
    );
    expect(page.url()).toContain('order=duration_p95.desc');
    await page.fill('input[aria-label="Search in: Routes"]', 'orders');
    await page.waitForSelector(`${ROUTE}:has-text("/v1/reports")`, { state: 'detached' });
    expect(page.url()).toContain('find=orders');
    await page.click('.numbers summary >> nth=0');
    await page.waitForSelector('.numbers-box th:has-text("5xx")');
    await expectAccessible(page);
  });

  test('one route has a page, from which back leads to all', async () => {
    const { page } = stage;
    await stage.open(`?page=api&site=${SITE}&range=24h`, ROUTE);
    await page.click(`${ROUTE}:has-text("/v1/orders/{id}")`);
    await page.waitForSelector('h1.route-title:has-text("/v1/orders/{id}")');
    await page.waitForSelector('.rows .value:has-text("404")');
    await page.waitForSelector('a.route-link:has-text("/v1/orders/77")');
    expect(page.url()).toContain('method=GET');
    await expectAccessible(page);
    await page.goBack();
    await page.waitForSelector(`${ROUTE}:has-text("/v1/reports")`);
  });

  test('a click on a consumer leaves what it asked', async () => {
    const { page } = stage;
    await stage.open(`?page=api&site=${SITE}&range=24h`, ROUTE);
    await page.click('button.route-link:has-text("app")');
    await page.waitForSelector('.chip:has-text("app")');
    await page.waitForFunction(
      () => document.querySelector('.api-numbers b')?.textContent === '12',
    );
  });

  test('without requests it says what to do', async () => {
    await stage.open(`?page=api&site=${EMPTY}`, '.nothing pre >> nth=1');
    await expectAccessible(stage.page);
  });
});
