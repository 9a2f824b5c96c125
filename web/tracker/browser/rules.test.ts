import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MISSING } from './browser';
import { type Counted, House } from './house';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: what is not counted in a browser.`);
}

describe.skipIf(MISSING)('rules', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
  });

  afterEach(() => house.closeTabs());
  afterAll(() => house.close());

  /** Opens a page after a script of ours, and calls for an event; true when the callback came. */
  const visit = async (site: Counted, before = '', path = '/'): Promise<boolean> => {
    const tab = await (await house.context()).newPage();
    tab.on('pageerror', (error) => site.errors.push(String(error)));
    await tab.addInitScript(before);
    await tab.goto(site.origin + path);
    return tab.evaluate(
      () =>
        new Promise((resolve) => window.footfall?.('Signup', { callback: () => resolve(true) })),
    );
  };

  test('who opted out is not counted, by either name of the switch', async () => {
    const site = await house.counted('optout.test');
    site.page('/');
    expect(await visit(site, "localStorage.footfall_ignore = 'true'")).toBe(true);
    expect(await visit(site, "localStorage.plausible_ignore = 'true'")).toBe(true);
    expect(await site.counted(0)).toEqual([]);
    await visit(site, "localStorage.footfall_ignore = 'false'");
    expect(await site.counted(2)).toEqual(['Signup /', 'pageview /']);
  });

  test('Do Not Track and Global Privacy Control count where the script tag says so', async () => {
    const wish = "Object.defineProperty(navigator, 'doNotTrack', { value: '1' })";
    const control = "Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })";
    const respects = await house.counted('respects.test');
    respects.page('/', '', 'data-dnt');
    await visit(respects, wish);
    await visit(respects, control);
    expect(await respects.counted(0)).toEqual([]);
    await visit(respects);
    expect(await respects.counted(2)).toHaveLength(2);
    const ignores = await house.counted('ignores.test');
    ignores.page('/');
    await visit(ignores, wish);
    expect(await ignores.counted(2)).toHaveLength(2);
  });

  test('nothing is counted on this computer, unless the script tag says so', async () => {
    const local = await house.counted('localhost');
    await visit(local.page('/off').page('/on', '', 'data-local'), '', '/off');
    expect(await local.counted(0)).toEqual([]);
    await visit(local, '', '/on');
    expect(await local.counted(2)).toEqual(['Signup /on', 'pageview /on']);
  });

  test('several sites are counted together, and without a name the host is the site', async () => {
    const one = await house.counted('one.test');
    const two = await house.counted('two.test');
    await one.page('/', '', 'data-domain="one.test,two.test"').open('/');
    expect(await one.counted(1)).toEqual(['pageview /']);
    expect(await two.counted(1)).toEqual(['pageview /']);
    const host = await house.counted('host.test');
    host.put('/', `<script defer src="${house.scripts}/footfall.js"></script>`);
    await host.open('/');
    expect(await host.counted(1)).toEqual(['pageview /']);
  });

  test('a server that is too busy is asked again, once', async () => {
    const site = await house.counted('busy.test');
    const turns: number[] = [];
    site.proxy('/e', async (turn) => {
      turns.push(turn);
      return turn === 0 ? 503 : 0;
    });
    await site.page('/', '', 'data-api="/e"').open('/');
    expect(await site.counted(1)).toEqual(['pageview /']);
    expect(turns).toEqual([0, 1]);
  });

  test('whatever is broken, the page hears nothing of it and callbacks are called', async () => {
    const site = await house.counted('broken.test');
    site.page('/').page('/gone', '', 'data-api="http://127.0.0.1:1/api/event"');
    site.page('/nowhere', '', 'data-api="http://["');
    expect(await visit(site, 'fetch = () => { throw new Error("no") }')).toBe(true);
    expect(await visit(site, '', '/gone')).toBe(true);
    expect(await visit(site, '', '/nowhere')).toBe(true);
    const closed = "Object.defineProperty(window, 'localStorage', { get() { throw 1 } })";
    expect(await visit(site, closed)).toBe(true);
    const tab = await site.open('/');
    await tab.evaluate(() => {
      const circle: Record<string, unknown> = {};
      circle.self = circle;
      const call = window.footfall as unknown as (...args: unknown[]) => void;
      call('Circle', { props: circle });
      call('Null', null);
      call('Number', 7);
      document.dispatchEvent(new Event('click'));
    });
    expect(await site.counted(5)).toEqual([
      'Null /',
      'Number /',
      'Signup /',
      'pageview /',
      'pageview /',
    ]);
    expect(site.errors).toEqual([]);
  });
});
