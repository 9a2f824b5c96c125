import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MISSING } from './browser';
import { House } from './house';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: how pages are counted in a browser.`);
}

describe.skipIf(MISSING)('pages', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
  });

  afterEach(() => house.closeTabs());
  afterAll(() => house.close());

  test('a page is counted once, with where its reader came from', async () => {
    const site = await house.counted('once.test');
    site.page('/a');
    await site.open('/a?utm_source=news#part', 'http://search.test/');
    const [event, ...others] = await site.events(1);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      name: 'pageview',
      host: `once.test:${house.site.port}`,
      path: '/a',
      query: 'utm_source=news',
      referrer: expect.stringContaining('search.test'),
    });
    expect(site.errors).toEqual([]);
  });

  test('nothing is left in the browser, under the strictest policy that lets the script in', async () => {
    const site = await house.counted('strict.test');
    const stats = new URL(house.scripts).origin;
    site.put('/', (_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.setHeader(
        'Content-Security-Policy',
        `default-src 'none'; script-src ${stats}; connect-src ${stats}; img-src data:`,
      );
      response.end(`<!doctype html>${site.tag('data-vitals')}<link rel="icon" href="data:,">`);
    });
    const tab = await site.open('/');
    await tab.evaluate(() => window.footfall?.('Signup'));
    await site.events(2);
    expect(await tab.context().cookies()).toEqual([]);
    expect(await tab.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(site.errors).toEqual([]);
  });

  test('a page that is loaded again is counted again', async () => {
    const site = await house.counted('again.test');
    const tab = await site.page('/').open('/');
    await tab.reload();
    expect(await site.counted(3)).toEqual(['pageview /', 'pageview /']);
  });

  test('a script that is on the page twice counts it once', async () => {
    const site = await house.counted('twice.test');
    site.page('/', site.tag());
    await site.open('/');
    expect(await site.counted(1)).toEqual(['pageview /']);
  });

  test('an application of one page counts each path, and no change of the query or the fragment', async () => {
    const site = await house.counted('spa.test');
    const tab = await site.page('/', '<a id="part" href="#part">part</a>').open('/?a=1');
    await tab.evaluate(() => {
      history.replaceState(null, '', '/?b=2');
      history.pushState(null, '', '/two');
      history.pushState(null, '', '/two?page=2');
      history.replaceState(null, '', '/three');
    });
    await tab.click('#part');
    await tab.evaluate(() => history.go(-3));
    await tab.waitForURL('**/?b=2');
    await tab.evaluate(() => history.forward());
    await tab.waitForURL('**/two');
    expect(await site.counted(9)).toEqual([
      'pageview /',
      'pageview /',
      'pageview /three',
      'pageview /two',
      'pageview /two',
    ]);
    const events = await site.events(9);
    expect(new Set(events.map(({ visitor }) => visitor)).size).toBe(1);
    expect(site.errors).toEqual([]);
  });

  test('what the page itself does with its history goes on as before', async () => {
    const site = await house.counted('history.test');
    const tab = await site.page('/').open('/');
    const told = await tab.evaluate(() => {
      history.pushState({ a: 1 }, '', '/two');
      let refused = '';
      try {
        history.pushState(null, '', 'http://elsewhere.test/');
      } catch (error) {
        refused = (error as Error).name;
      }
      return [history.state, refused, location.pathname];
    });
    expect(told).toEqual([{ a: 1 }, 'SecurityError', '/two']);
    expect(await site.counted(3)).toEqual(['pageview /', 'pageview /two']);
  });

  test('with data-hash each fragment is a page', async () => {
    const site = await house.counted('hash.test');
    site.page('/app', '<a id="two" href="#/two">two</a>', 'data-hash');
    const tab = await site.open('/app#/one');
    await tab.click('#two');
    await tab.evaluate(() => {
      location.hash = '#/three';
    });
    await tab.waitForURL('**/app#/three');
    await tab.evaluate(() => history.back());
    await tab.waitForURL('**/app#/two');
    expect(await site.counted(7)).toEqual([
      'pageview /app#/one',
      'pageview /app#/three',
      'pageview /app#/two',
      'pageview /app#/two',
    ]);
  });

  test('a page that comes back from the cache of the browser is counted once for each time', async () => {
    const site = await house.counted('back.test');
    const tab = await site.page('/a', '<a href="/b">b</a>').page('/b').open('/a');
    await tab.evaluate(() => document.body.setAttribute('data-kept', 'yes'));
    for (let turn = 0; turn < 2; turn++) {
      await tab.click('a');
      await tab.waitForURL('**/b');
      await tab.evaluate(() => history.back());
      await expect
        .poll(() => tab.evaluate(() => document.body.dataset.kept), { timeout: 5_000 })
        .toBe('yes');
    }
    expect(await site.counted(9)).toEqual([
      'pageview /a',
      'pageview /a',
      'pageview /a',
      'pageview /b',
      'pageview /b',
    ]);
  });

  test('who leaves at once over a slow network is counted with all pages', async () => {
    const site = await house.counted('slow.test');
    site.proxy('/e', () => new Promise((resolve) => setTimeout(resolve, 1_500, 0)));
    for (const [path, next] of [
      ['/1', '/2'],
      ['/2', '/3'],
      ['/3', '/4'],
    ] as const) {
      site.page(path, `<a href="${next}">on</a>`, 'data-api="/e"');
    }
    site.put('/4', 'the end');
    const tab = await site.open('/1');
    await tab.click('a');
    await tab.click('a[href="/3"]');
    await tab.click('a[href="/4"]');
    await tab.waitForURL('**/4');
    await tab.close();
    const events = await site.events(6);
    expect(events.filter(({ name }) => name === 'engagement')).toHaveLength(3);
    expect(await site.counted(6)).toEqual(['pageview /1', 'pageview /2', 'pageview /3']);
  });

  test('a script that comes late counts the page and what was said before it came', async () => {
    const site = await house.counted('late.test');
    const script = await (
      await fetch(`http://127.0.0.1:${house.stats.port}/js/footfall.js`)
    ).text();
    site.put('/js/late.js', (_, response) => {
      setTimeout(() => response.end(script), 1_000);
    });
    site.put(
      '/',
      `<!doctype html><script async data-domain="late.test" data-api="${house.scripts}/../api/event"
        src="/js/late.js"></script><script>
        window.plausible = window.plausible || function () {
          (window.plausible.q = window.plausible.q || []).push(arguments)
        };
        plausible('Signup', { props: { plan: 'team' } })</script>`,
    );
    await site.open('/');
    const [view, signup, ...others] = await site.events(2);
    expect(others).toEqual([]);
    expect([view?.name, signup?.name].sort()).toEqual(['Signup', 'pageview']);
    expect([view, signup].find((event) => event?.name === 'Signup')?.props).toEqual({
      plan: 'team',
    });
  });

  test('a page not found is told of where the script tag says so', async () => {
    const site = await house.counted('notfound.test');
    await site.page('/lost', '', 'data-404').open('/lost');
    expect(await site.counted(2)).toEqual(['404 /lost', 'pageview /lost']);
    const event = (await site.events(2)).find(({ name }) => name === '404');
    expect(event?.interactive).toBe(false);
  });
});
