import { describe, expect, test } from 'vitest';
import { MISSING } from '../../tracker/browser/browser';
import { Stage } from './kept';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: the page of what was left out in a browser.`);
}

const SITE = 'rejected.example';

describe.skipIf(MISSING)('the page of what was left out', () => {
  const stage = new Stage(async (server) => {
    await server.addSite(SITE);
    const send = (domain: string, url: string) =>
      fetch(`http://127.0.0.1:${server.port}/api/event`, {
        method: 'POST',
        body: JSON.stringify({ name: 'pageview', url, domain }),
      });
    await send('unknown.example', 'https://unknown.example/');
    const faulty = Array.from({ length: 110 }, (_, at) => ({
      method: 'GET',
      path: `/${at}`,
      status: 'fast',
      query: 'token=s3cret',
    }));
    await server.ask('/api/capture', { site: SITE, exchanges: faulty });
    await fetch(`http://127.0.0.1:${server.port}/api/event`, {
      method: 'POST',
      headers: { 'Sec-Purpose': 'prefetch' },
      body: JSON.stringify({ name: 'pageview', url: `https://${SITE}/`, domain: SITE }),
    });
  });

  const list = `?page=rejected&site=${SITE}`;

  test('counts by reason, lists the newest first, and goes on', async () => {
    await stage.open(list, '.kept .table tbody tr');
    const tiles = await stage.page.locator('.tile').allTextContents();
    expect(tiles[0]).toContain('a field is not allowed110');
    expect(tiles[1]).toContain('fetched ahead1');
    await stage.rows(100);
    await stage.page.click('.more button');
    await stage.rows(111);
  });

  test('narrows by reason and search, in the address', async () => {
    await stage.open(list, '.kept .table tbody tr');
    await stage.page.click('.tile:has-text("fetched ahead")');
    await stage.rows(1);
    expect(stage.page.url()).toContain('reason=prefetch');
    await stage.page.goBack();
    await stage.rows(100);
    await stage.page.fill('input[type=search]', 'path=/77,');
    await stage.rows(1);
    const csv = await stage.saved('text=Download CSV');
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv).not.toContain('s3cret');
  });

  test('one opens with what was sent and what to do', async () => {
    await stage.open(`${list}&reason=invalid`, '.kept .table tbody tr');
    await stage.page.click('a.opens >> nth=3');
    await stage.page.waitForSelector('dialog .snippet');
    expect(await stage.page.textContent('dialog')).toContain('status: ');
    expect(await stage.page.textContent('dialog .snippet pre')).toContain('path=/');
    await stage.page.reload();
    await stage.page.waitForSelector('dialog .snippet');
    await stage.page.keyboard.press('Escape');
    await stage.page.waitForSelector('dialog', { state: 'detached' });
  });

  test('shows input for sites that are not there', async () => {
    await stage.open('?page=rejected&site=default', '.listing-empty');
    await stage.page.click('text=Show what named other sites');
    await stage.page.click('.tile:has-text("unknown site")');
    await stage.rows(1);
    expect(await stage.page.textContent('main .table')).toContain('unknown.example');
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the ${theme} theme`, async () => {
      await stage.open(list, '.kept .table tbody tr');
      expect(await stage.faults(theme)).toEqual([]);
      await stage.page.click('a.opens >> nth=0');
      await stage.page.waitForSelector('dialog .snippet');
      expect(await stage.faults(theme)).toEqual([]);
    });
  }
});
