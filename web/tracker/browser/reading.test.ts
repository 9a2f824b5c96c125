import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MISSING, Unsteered } from './browser';
import { House, named } from './house';
import type { Stored } from './stats';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: how reading is measured in a browser.`);
}

const HIGH = '<div style="height: 4000px">long</div>';

/** For what the browser's clock and ours may differ by, and for starting to look. */
const SLACK_MS = 700;

describe.skipIf(MISSING)('reading', () => {
  let house: House;
  let unsteered: Unsteered | undefined;

  beforeAll(async () => {
    house = await House.open();
  });

  afterEach(async () => {
    await unsteered?.close();
    unsteered = undefined;
    await house.closeTabs();
  });
  afterAll(() => house.close());

  const readings = (events: readonly Stored[]): Stored[] =>
    events.filter(({ name }) => name === 'engagement');

  test('who leaves tells how far and how long the page was read', async () => {
    const site = await house.counted('read.test');
    const tab = await site.page('/long', HIGH).page('/next').open('/long');
    const begin = performance.now();
    // Two jumps within one frame would be one for the browser.
    await tab.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('scroll', () => resolve(null), { once: true });
          scrollTo(0, 1000);
        }),
    );
    const depth = await tab.evaluate(() =>
      Math.round((100 * (1000 + innerHeight)) / document.documentElement.scrollHeight),
    );
    await tab.evaluate(() => scrollTo(0, 0));
    await tab.waitForTimeout(1_500);
    await tab.goto(`${site.origin}/next`);
    const took = performance.now() - begin;
    const [reading, ...others] = readings(await site.events(3));
    expect(others).toEqual([]);
    expect(reading).toMatchObject({ path: '/long', scroll: depth });
    expect(depth).toBeLessThan(60);
    expect(reading?.engaged).toBeGreaterThanOrEqual(1_500);
    expect(reading?.engaged).toBeLessThan(took + SLACK_MS);
  });

  test('in an application of one page each page has its own reading', async () => {
    const site = await house.counted('spareading.test');
    const tab = await site.page('/', HIGH).open('/');
    await tab.evaluate(() => scrollTo(0, 1000));
    await tab.waitForTimeout(800);
    await tab.evaluate(() => {
      history.pushState(null, '', '/short');
      document.body.innerHTML = 'short';
    });
    await tab.waitForTimeout(300);
    await tab.close({ runBeforeUnload: true });
    const [long, short, ...others] = readings(await site.events(4));
    expect(others).toEqual([]);
    expect(long).toMatchObject({ path: '/' });
    expect(long?.scroll).toBeLessThan(60);
    expect(long?.engaged).toBeGreaterThanOrEqual(800);
    expect(short).toMatchObject({ path: '/short', scroll: 100 });
    expect(short?.engaged).toBeLessThan(800 + SLACK_MS);
  });

  test('hiding the tab doubles nothing, and time out of sight is not engaged', async () => {
    const site = await house.counted('hide.test');
    site.put('/other', 'another tab');
    site.page(
      '/',
      `${HIGH}<script>
        const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
        onload = async () => {
          for (let turn = 0; turn < 3; turn++) {
            await wait(300);
            const other = open('/other');
            await wait(1500);
            other.close();
          }
          await wait(300);
          location.href = '/done';
        };
      </script>`,
    );
    const done = new Promise<void>((resolve) => {
      site.put('/done', (_, response) => {
        response.end('done');
        resolve();
      });
    });
    unsteered = await Unsteered.open(`${site.origin}/`);
    await done;
    const events = await site.events(2);
    expect(events.filter(({ name }) => name === 'pageview')).toHaveLength(1);
    const engaged = readings(events).reduce((sum, reading) => sum + reading.engaged, 0);
    expect(engaged).toBeGreaterThanOrEqual(300);
    expect(engaged).toBeLessThan(3 * 1500);
    expect(new Set(readings(events).map(({ scroll }) => scroll)).size).toBe(1);
  });

  test('a tab that is opened out of sight is counted when it is looked at, once', async () => {
    const site = await house.counted('behind.test');
    let look: (() => void) | undefined;
    site.page('/');
    site.put('/looked', (_, response) => {
      look = () => response.end('now');
    });
    site.put(
      '/opener',
      `<script>
        const front = open('about:blank');
        setTimeout(() => location.replace('/'), 300);
        front.eval("fetch('${site.origin}/looked').then(() => close())");
      </script>`,
    );
    unsteered = await Unsteered.open(`${site.origin}/opener`);
    await expect.poll(() => look, { timeout: 10_000 }).toBeDefined();
    expect(await house.stats.events(site.host, 1, 2_500)).toEqual([]);
    look?.();
    expect(await site.counted(1)).toEqual(['pageview /']);
  });

  test('a page that is made in advance is counted when it is shown, and not before', async () => {
    const site = await house.counted('advance.test');
    let made: (() => void) | undefined;
    let go: (() => void) | undefined;
    const isMade = new Promise<void>((resolve) => {
      made = resolve;
    });
    site.put('/made', (_, response) => {
      response.end();
      made?.();
    });
    site.put('/go', (_, response) => {
      go = () => response.end('go');
    });
    site.page(
      '/shown',
      `<script>fetch('/made'); footfall = function () {
      (footfall.q = footfall.q || []).push(arguments) }; footfall('Early')</script>`,
    );
    site.page(
      '/',
      `<script type="speculationrules">
        {"prerender": [{"urls": ["/shown"], "eagerness": "immediate"}]}
      </script><script>fetch('/go').then(() => { location.href = '/shown' })</script>`,
    );
    unsteered = await Unsteered.open(`${site.origin}/`);
    await isMade;
    expect(named(await house.stats.events(site.host, 1))).toEqual(['pageview /']);
    go?.();
    expect(await site.counted(4)).toEqual(['Early /shown', 'pageview /', 'pageview /shown']);
  });

  test('web vitals are told once, when the page is left, and only if the script tag asks', async () => {
    const site = await house.counted('vitals.test');
    site.page('/', '<h1>hello</h1><a href="/next">on</a>', 'data-vitals').page('/next');
    const tab = await site.open('/#part');
    await tab.waitForFunction(() => performance.getEntriesByType('paint').length > 1);
    await tab.waitForLoadState('networkidle');
    await tab.click('a');
    await tab.waitForURL('**/next');
    await tab.evaluate(() => history.back());
    const events = await site.events(6);
    const [vitals, ...others] = events.filter(({ name }) => name === 'Web Vitals');
    expect(others).toEqual([]);
    expect(vitals).toMatchObject({ path: '/', interactive: false });
    expect(vitals?.props).toMatchObject({
      ttfb: expect.stringMatching(/^\d+$/),
      fcp: expect.stringMatching(/^\d+$/),
      lcp: expect.stringMatching(/^\d+$/),
      cls: '0',
      rating: expect.stringMatching(/^(good|needs improvement|poor)$/),
    });
    expect(events.filter(({ name }) => name === 'pageview')).toHaveLength(3);
  });
});
