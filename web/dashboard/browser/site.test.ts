import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, launch, MISSING, type Page } from '../../tracker/browser/browser';
import { KEY, Stats } from '../../tracker/browser/stats';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: the site page in a browser.`);
}

const SITE = 'site.example';
const TODAY = `?site=${SITE}&range=day`;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36';
const GERMAN = '91.64.0.1';
const AMERICAN = '8.8.8.8';

describe.skipIf(MISSING)('the site page', () => {
  let server: Stats;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  const hit = async (address: string, agent: string, body: object): Promise<void> => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/event`, {
      method: 'POST',
      headers: { 'User-Agent': agent, 'X-Forwarded-For': address },
      body: JSON.stringify({ domain: SITE, ...body }),
    });
    expect(answer.status).toBe(202);
  };

  beforeAll(async () => {
    [server, browser] = await Promise.all([
      Stats.start({ FOOTFALL_HTTP_TRUSTED_PROXIES: '127.0.0.0/8' }),
      launch(),
    ]);
    await server.addSite(SITE);
    for (const path of ['/', '/pricing', '/docs', '/docs/start']) {
      await hit(GERMAN, FIREFOX, { name: 'pageview', url: `https://${SITE}${path}` });
    }
    const landing = `https://${SITE}/pricing?utm_campaign=spring`;
    await hit(AMERICAN, CHROME, { name: 'pageview', url: landing });
    const props = { plan: 'team', seats: '5' };
    await hit(AMERICAN, CHROME, { name: 'Signup', url: landing, props });
    await server.events(SITE, 6);
  });

  beforeEach(async () => {
    page = await browser.newPage({ locale: 'en-GB' });
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') {
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

  const open = async (query: string, shown = '.panel .rows tbody tr'): Promise<void> => {
    await page.addInitScript((key) => sessionStorage.setItem('footfall.key', key), KEY);
    await page.goto(`http://127.0.0.1:${server.port}/${query}`);
    await page.waitForSelector(shown);
  };

  const expectNoFaults = async (): Promise<void> => {
    await page.waitForFunction(() => document.querySelector('.stale, .bone') === null);
    await page.evaluate(AXE);
    const found = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" | ")))',
    );
    expect(found).toEqual([]);
  };

  const filters = (): string[] => new URL(page.url()).searchParams.getAll('f');

  describe('the filter editor', () => {
    test('adds a filter of values that are suggested and typed', async () => {
      await open(TODAY);
      await page.keyboard.press('/');
      await page.waitForSelector('dialog .values-list li');
      await expectNoFaults();
      await page.click('dialog label:has-text("/pricing")');
      await page.fill('dialog .values input', '/no such');
      await page.click('dialog button:has-text("Apply")');
      await page.waitForSelector('.chip');
      expect(filters()).toEqual(['is,event:page,/pricing,/no such']);
      await expectNoFaults();
    });

    test('seeks values by what is typed, in any case', async () => {
      await open(TODAY);
      await page.click('button:has-text("+ Filter")');
      await page.selectOption('dialog select >> nth=0', 'visit:country');
      await page.waitForSelector('dialog label:has-text("United States")');
      await page.fill('dialog .values input', 'germ');
      await page.waitForSelector('dialog label:has-text("United States")', { state: 'detached' });
      await page.click('dialog label:has-text("Germany")');
      await page.click('dialog button:has-text("Apply")');
      await page.waitForSelector('.chip');
      expect(filters()).toEqual(['is,visit:country,DE']);
      await page.waitForSelector('.headlines:not(.stale) b:text-is("1")');
    });

    test('joins conditions by "or", and shows them again to be changed', async () => {
      await open(TODAY);
      await page.keyboard.press('/');
      await page.fill('dialog .values input', '/docs');
      await page.keyboard.press('Enter');
      await page.click('dialog button:has-text("Add a condition")');
      await page.selectOption('dialog fieldset >> nth=1 >> select >> nth=0', 'event:name');
      await page.selectOption('dialog fieldset >> nth=1 >> select >> nth=1', 'has_done');
      await page.fill('dialog fieldset >> nth=1 >> .values input', 'Signup');
      await page.selectOption('dialog .filter-joined select', 'or');
      await page.click('dialog button:has-text("Apply")');
      await page.waitForSelector('.chip');
      const joined = [
        'or',
        [
          ['is', 'event:page', ['/docs']],
          ['has_done', ['is', 'event:name', ['Signup']]],
        ],
      ];
      expect(filters()).toEqual([JSON.stringify(joined)]);
      await page.click('.chip-values');
      await page.waitForSelector('dialog .filter-joined');
      await page.click('dialog button[aria-label="Remove this condition"] >> nth=0');
      await page.click('dialog button:has-text("Apply")');
      await page.waitForFunction(() => location.search.includes('has_done,event:name,Signup'));
    });

    test('holds a property against a pattern', async () => {
      await open(TODAY);
      await page.keyboard.press('/');
      await page.selectOption('dialog select >> nth=0', 'event:props:');
      await page.fill('dialog .condition-head input', 'plan');
      await page.selectOption('dialog select >> nth=1', 'matches');
      await page.fill('dialog .values input', '^te.m$');
      await page.click('dialog button:has-text("Apply")');
      await page.waitForSelector('.chip');
      expect(filters()).toEqual(['matches,event:props:plan,^te.m$']);
      await page.waitForSelector('.headlines:not(.stale) b:text-is("1")');
    });

    test('turns a chip round, and takes it away', async () => {
      await open(`${TODAY}&f=is,event:page,/pricing`, '.chip');
      await page.click('.chip .word');
      await page.waitForFunction(() => location.search.includes('is_not,event:page'));
      await page.keyboard.press('0');
      await page.waitForSelector('.chip', { state: 'detached' });
    });
  });

  describe('the map', () => {
    test('filters by the country that is picked with the keyboard, and goes on to its regions', async () => {
      await open(TODAY, '.map .land[role=option]');
      await expectNoFaults();
      expect(await page.locator('.land[role=option]').count()).toBe(2);
      await page.focus('.land[aria-label="Germany, Visitors: 1"]');
      await page.waitForSelector('.map .tip:has-text("Germany")');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.chip:has-text("Germany")');
      expect(page.url()).toContain('places=2');
      await page.waitForSelector('.panel:has(h2:text-is("Places")) :text("./footfall geo")');
      await page.click('.panel:has(h2:text-is("Places")) [role=tab]:has-text("Map")');
      await page.click('.map button:has-text("Whole world")');
      await page.waitForSelector('.chip', { state: 'detached' });
    });

    test('is a dark one in the dark', async () => {
      await page.emulateMedia({ colorScheme: 'dark' });
      await open(`${TODAY}&metric=bounce_rate`, '.map .land[aria-label*="Bounce rate"]');
      await expectNoFaults();
    });
  });

  test('times of the week are a table that starts on the day of the locale', async () => {
    await open(TODAY, '.times td[class^=level]');
    expect(await page.textContent('.times tbody th')).toBe('Mon');
    expect(await page.locator('.times td').count()).toBe(7 * 24);
  });
});
