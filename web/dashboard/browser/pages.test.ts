import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, launch, MISSING, type Page } from '../../tracker/browser/browser';
import { KEY, Stats } from '../../tracker/browser/stats';
import { TALL } from './door';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: the dashboard's pages in a browser.`);
}

const SITE = 'pages.example';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(MISSING)('the dashboard', () => {
  let server: Stats;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([Stats.start(), launch()]);
    await server.addSite(SITE);
    for (const path of ['/', '/pricing', '/docs']) {
      await fetch(`http://127.0.0.1:${server.port}/api/event`, {
        method: 'POST',
        headers: {
          'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        },
        body: JSON.stringify({ name: 'pageview', url: `https://${SITE}${path}`, domain: SITE }),
      });
    }
    await server.events(SITE, 3);
  });

  beforeEach(async () => {
    page = await browser.newPage({ locale: 'en-GB', viewport: TALL });
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 401/.test(message.text())) {
        errors.push(message.text());
      }
    });
  });

  afterEach(async () => {
    await page.close();
    expect(errors.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await Promise.all([browser?.close(), server?.stop()]);
  });

  const open = async (query: string, shown: string): Promise<void> => {
    await page.addInitScript((key) => sessionStorage.setItem('footfall.key', key), KEY);
    await page.goto(`http://127.0.0.1:${server.port}/${query}`);
    await page.waitForSelector(shown);
  };

  for (const theme of ['light', 'dark'] as const) {
    test.each([
      [`?site=${SITE}&range=day`, '.panel .rows tbody tr'],
      [`?page=live&site=${SITE}`, '.live tbody tr'],
      ['?page=address', '.address-taken'],
    ])(`axe finds nothing in the ${theme} theme: %s`, async (query, shown) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await open(query, shown);
      await page.waitForFunction(() => document.querySelector('.stale, .bone') === null);
      await page.evaluate(AXE);
      const found = await page.evaluate(
        'axe.run().then(({ violations }) => violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" | ")))',
      );
      expect(found).toEqual([]);
    });
  }

  test('keys change the range, open a page and show their help', async () => {
    await open(`?site=${SITE}`, '.headlines');
    await page.keyboard.press('d');
    expect(page.url()).toContain('range=day');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open] kbd');
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.keyboard.press('r');
    await page.waitForSelector('.live tbody tr');
    await page.goBack();
    await page.waitForSelector('.headlines');
    expect(page.url()).toContain('range=day');
  });

  test('a click on a row filters, and back takes the filter away', async () => {
    await open(`?site=${SITE}&range=day`, '.panel .rows tbody tr');
    await page.click('button.value:has-text("/pricing")');
    await page.waitForSelector('.chip');
    expect(page.url()).toContain('f=is,event:page,/pricing');
    await page.goBack();
    await page.waitForSelector('.chip', { state: 'detached' });
  });

  test('details are searched, put in order, and shown to whom the link is sent', async () => {
    await open(`?site=${SITE}&range=day&details=pages.0`, 'dialog .table tbody tr');
    await page.fill('dialog input[type=search]', 'pric');
    await page.waitForFunction(() => document.querySelectorAll('dialog tbody tr').length === 1);
    expect(await page.textContent('dialog tbody th')).toContain('/pricing');
    await page.evaluate(AXE);
    expect(await page.evaluate('axe.run().then((r) => r.violations.map((v) => v.id))')).toEqual([]);
    await page.click('dialog .details-head button');
    await page.waitForSelector('dialog', { state: 'detached' });
    expect(page.url()).not.toContain('details');
  });

  test('the language is a choice that stays', async () => {
    await open(`?site=${SITE}&range=day`, '.headlines');
    await page.click('.menu summary');
    await page.selectOption('.menu select >> nth=1', 'de');
    await page.waitForSelector('text=Besucher');
    await page.reload();
    await page.waitForSelector('text=Seitenaufrufe');
    expect(await page.getAttribute('html', 'lang')).toBe('de');
  });
});
