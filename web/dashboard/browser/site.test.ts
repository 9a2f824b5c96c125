import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, launch, MISSING, type Page } from '../../tracker/browser/browser';
import { KEY, Stats } from '../../tracker/browser/stats';
import { TALL } from './door';

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
    page = await browser.newPage({ locale: 'en-GB', viewport: TALL });
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

    test('puts groups within groups, and shows them again', async () => {
      await open(TODAY);
      await page.keyboard.press('/');
      await page.fill('dialog .values input', '/docs');
      await page.click('dialog button:has-text("Add a group")');
      const inner = 'dialog .condition-group';
      await page.fill(`${inner} .condition >> nth=0 >> .values input`, '/pricing');
      await page.selectOption(`${inner} .condition >> nth=1 >> select >> nth=0`, 'event:name');
      await page.fill(`${inner} .condition >> nth=1 >> .values input`, 'Signup');
      await page.selectOption('dialog .filter-joined select >> nth=0', 'or');
      await page.selectOption(`${inner} .filter-joined select`, 'and');
      await page.click('dialog button:has-text("Apply")');
      await page.waitForSelector('.chip');
      const nested = [
        'or',
        [
          ['is', 'event:page', ['/docs']],
          [
            'and',
            [
              ['is', 'event:page', ['/pricing']],
              ['is', 'event:name', ['Signup']],
            ],
          ],
        ],
      ];
      expect(filters()).toEqual([JSON.stringify(nested)]);
      await page.click('.chip-values');
      await page.waitForSelector(`${inner} .condition >> nth=1`);
      await page.click(`${inner} button[aria-label="Remove this condition"] >> nth=1`);
      await page.click(`${inner} button[aria-label="Remove this condition"]`);
      await page.waitForSelector(inner, { state: 'detached' });
      await page.click('dialog button:has-text("Apply")');
      await page.waitForFunction(() => location.search.includes('is,event:page,/docs'));
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

  /** Of a week: an hour that still runs is left out, and today's first one may be all there is. */
  test('times of the week are a table that starts on the day of the locale', async () => {
    await open(`?site=${SITE}&range=7d`, '.times td[class^=level]');
    expect(await page.textContent('.times tbody th')).toBe('Mon');
    expect(await page.locator('.times td').count()).toBe(7 * 24);
  });

  test('filters are kept as a segment, applied, opened, renamed and deleted', async () => {
    await open(`${TODAY}&f=is,event:page,/pricing`, '.chip');
    await page.click('summary:text-is("Segments")');
    await page.fill('.drop-line input', 'Buyers');
    await page.click('.drop-line button:text-is("Keep")');
    await page.waitForSelector('.kept-list button:text-is("Buyers")');
    await expectNoFaults();
    await page.click('.kept-list button[aria-label="Rename the segment: Buyers"]');
    await page.fill('.kept-list input', 'Payers');
    await page.click('.kept-list button:text-is("Rename")');
    await page.waitForSelector('.kept-list button:text-is("Payers")');
    await page.keyboard.press('Escape');
    await page.goto(page.url().replace(/&f=[^&]*/, ''));
    await page.waitForSelector('.headlines:not(.stale) b:text-is("2")');
    await page.click('summary:text-is("Segments")');
    await page.click('.kept-list button:text-is("Payers")');
    await page.waitForSelector('.chip:has-text("Payers")');
    expect(filters()).toEqual([expect.stringMatching(/^is,segment,\d+$/)]);
    await page.reload();
    await page.waitForSelector('.chip:has-text("Payers")');
    await page.click('.chip-values');
    await page.waitForSelector('.chip:has-text("/pricing")');
    await page.click('summary:text-is("Segments")');
    await page.click('.kept-list button[aria-label="Delete the segment: Payers"]');
    await page.waitForSelector('.kept-list li', { state: 'detached' });
  });

  test('annotations are added, stand on the chart and in its table, and are changed', async () => {
    await open(`?site=${SITE}&range=7d`);
    await page.click('button:has-text("Annotations")');
    await page.fill('dialog .note-words input', 'Release 2');
    await page.click('dialog button:text-is("Add a note")');
    await page.waitForSelector('.notes li');
    await expectNoFaults();
    await page.keyboard.press('Escape');
    await page.waitForSelector('.flag[aria-label$="Release 2"]');
    await page.click('.numbers summary');
    await page.waitForSelector('.numbers td:text-is("Release 2")');
    await page.click('.flag');
    await page.click('.notes button:text-is("Change")');
    await page.fill('.notes .note-words input', 'Release 3');
    await page.click('.notes button:text-is("Save")');
    await page.waitForSelector('.notes li:has-text("Release 3")');
    await page.click('.notes button:text-is("Delete")');
    await page.waitForSelector('.flag', { state: 'detached' });
  });

  describe('the range', () => {
    test('is of chosen days, which the keyboard reaches', async () => {
      await open(TODAY);
      await page.keyboard.press('c');
      await page.fill('dialog input >> nth=0', '2026-02-03');
      await page.fill('dialog input >> nth=1', '2026-02-01');
      await page.waitForSelector('dialog :text("The last day is before the first.")');
      await page.fill('dialog input >> nth=1', '2026-02-05');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => location.search.includes('from=2026-02-03&to=2026-02-05'));
      await page.keyboard.press('ArrowLeft');
      await page.waitForFunction(() => location.search.includes('from=2026-01-31&to=2026-02-02'));
    });

    test('steps back and on again by its buttons', async () => {
      await open(TODAY);
      expect(await page.isDisabled('button[aria-label="Later"]')).toBe(true);
      await page.click('button[aria-label="Earlier"]');
      await page.waitForFunction(() => location.search.includes('range=yesterday'));
      await page.click('button[aria-label="Later"]');
      await page.waitForFunction(() => location.search.includes('range=day'));
    });

    test('is compared with days of one’s own', async () => {
      await open(`?site=${SITE}&range=7d`);
      await page.selectOption('.trend-head select >> nth=0', 'pick');
      await page.fill('dialog input >> nth=0', '2026-02-01');
      await page.fill('dialog input >> nth=1', '2026-02-07');
      await page.click('dialog button:text-is("Show")');
      await page.waitForSelector('.trend-head :text-matches("compared with 1.{1,3}7 Feb 2026")');
      expect(page.url()).toContain('compare=custom&compare-from=2026-02-01');
    });

    test('narrows to hours that are drawn over', async () => {
      await open(TODAY, '.u-over');
      await page.waitForSelector('.trend-body:not(.stale)');
      const chart = await page.locator('.u-over').boundingBox();
      if (chart === null) {
        throw new Error('There is no chart.');
      }
      const y = chart.y + chart.height / 2;
      await page.mouse.move(chart.x + chart.width * 0.4, y);
      await page.mouse.down();
      await page.mouse.move(chart.x + chart.width * 0.6, y, { steps: 4 });
      await page.mouse.up();
      await page.waitForFunction(() => /from=\S+T09:00&to=\S+T14:59/.test(location.search));
      await page.waitForSelector('.trend-head option:text("by minute")', { state: 'attached' });
    });
  });

  test('an event that is picked shows its properties, and how many of all visitors did it', async () => {
    await open(TODAY);
    const events = '.panel:has(h2:text-is("Events"))';
    await page.waitForSelector(`${events} tr:has-text("Signup") td:text-is("50%")`);
    await page.click(`${events} button.value:text-is("Signup")`);
    await page.waitForSelector('.chip:has-text("Signup")');
    await page.waitForSelector(`${events} .tabs-more.chosen`);
    await page.selectOption(`${events} .tabs-more`, { label: 'seats' });
    await page.waitForSelector(`${events} button.value:text-is("5")`);
    expect(page.url()).toContain('events=event:props:seats');
    await page.reload();
    await page.waitForSelector(`${events} button.value:text-is("5")`);
  });

  test('a browser that is picked shows its versions', async () => {
    await open(TODAY);
    const devices = '.panel:has(h2:text-is("Devices"))';
    await page.click(`${devices} [role=tab]:text-is("Browsers")`);
    await page.click(`${devices} button.value:text-is("Firefox")`);
    await page.waitForSelector(`${devices} button.value:text-matches("^Firefox 140")`);
    await page.waitForSelector(`${devices} .tabs-more :text("Versions of Firefox")`, {
      state: 'attached',
    });
  });

  test('campaigns are folded into one choice', async () => {
    await open(TODAY);
    const sources = '.panel:has(h2:text-is("Sources"))';
    await page.selectOption(`${sources} .tabs-more`, '3');
    await page.waitForSelector(`${sources} button.value:text-is("spring")`);
    await page.click(`${sources} .more button`);
    await page.waitForSelector('dialog .table tbody tr:has-text("spring")');
    await expectNoFaults();
  });
});
