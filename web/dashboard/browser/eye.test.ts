import { describe, expect, test } from 'vitest';
import { MISSING } from '../../tracker/browser/browser';
import { Stage } from './kept';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: the pages of the eye and of tags in a browser.`);
}

const SESSIONS = ['9ab1b579-7021-4e0c-8ea1-2ac9f52f3058', '9ab1b579-7021-4e0c-8ea1-2ac9f52f3059'];
/** More than the first stretch of a list has. */
const MANY = 120;

const told = (name: string, session = SESSIONS[0], category = 'form') => ({
  session_id: session,
  category,
  name,
  data: { path: '/checkout', form: { first_name: 'Ann' } },
  timestamp: '2026-01-01 09:15:27.243860',
});

describe.skipIf(MISSING)('the page of the eye', () => {
  const stage = new Stage(async (server) => {
    const many = Array.from({ length: MANY }, (_, at) => told(`event ${at}`));
    await server.ask('/events/', [...many, told('purchase', SESSIONS[1], 'shop')]);
    await server.ask('/events/', { ...told('late'), timestamp: '2999-01-01 00:00:00' });
  });

  const list = '?page=eye&site=default';
  const table = '.kept .table tbody tr';

  test('goes from sessions to their events to an event', async () => {
    await stage.open(list, table);
    await stage.rows(2);
    await stage.page.click(`tr:has-text("${SESSIONS[0]}") td a`);
    await stage.rows(100);
    expect(stage.page.url()).toContain(`session=${SESSIONS[0]}`);
    await stage.page.click('.more button');
    await stage.rows(MANY);
    await stage.page.fill('input[type=search]', 'event 77');
    await stage.rows(1);
    await stage.page.click('a.opens');
    expect(await stage.page.getByLabel('Data').inputValue()).toContain('"first_name": "Ann"');
    await stage.page.reload();
    await stage.page.getByLabel('Name').last().waitFor();
    await stage.page.goBack();
    await stage.page.waitForSelector('dialog', { state: 'detached' });
    expect(await stage.saved('text=Download CSV')).toContain('event 77');
  });

  test('narrows events by a click, and an event is mended', async () => {
    await stage.open(`${list}&list=events`, table);
    await stage.page.fill('input[type=search]', 'purchase');
    await stage.rows(1);
    await stage.page.click('button.only:has-text("shop")');
    expect(stage.page.url()).toContain('category=shop');
    await stage.page.click('a.opens');
    await stage.page.locator('dialog').getByLabel('Name').fill('purchase, mended');
    await stage.page.click('dialog >> text=Save');
    await stage.page.waitForSelector('dialog', { state: 'detached' });
    await stage.page.waitForSelector('a.opens:has-text("mended")');
  });

  test('an error is run again until it is an event', async () => {
    await stage.open(`${list}&list=errors`, table);
    await stage.page.click('a.opens');
    await stage.page.click('button:has-text("Run again")');
    await stage.page.waitForSelector('dialog .wrong');
    stage.forgive(/status of 4/);
    await stage.page.getByLabel('What arrived').fill(JSON.stringify(told('now right')));
    await stage.page.click('button:has-text("Run again")');
    await stage.page.waitForSelector('text=All that applications told became events.');
    expect(await stage.server.ask('/events/?name=now%20right')).toContain(SESSIONS[0]);
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the ${theme} theme`, async () => {
      for (const name of ['sessions', 'events', 'errors']) {
        await stage.open(`${list}&list=${name}`, '.kept .card');
        await stage.page.waitForSelector('.kept .table, .listing-empty');
        expect(await stage.faults(theme)).toEqual([]);
      }
      await stage.open(`${list}&list=events`, table);
      await stage.page.click('a.opens >> nth=0');
      await stage.page.getByLabel('Data').waitFor();
      expect(await stage.faults(theme)).toEqual([]);
    });
  }
});

describe.skipIf(MISSING)('the page of tags', () => {
  const stage = new Stage(async (server) => {
    for (const tag of ['checkout', 'import', 'page1']) {
      await server.ask(`/create?tag=${tag}`);
      await server.ask(`/update?tag=${tag}`);
    }
    for (let use = 1; use < 12; use++) {
      await server.ask('/update?tag=checkout');
    }
  });

  const list = '?page=tags&site=default&range=day';
  const table = '.kept .table tbody tr';

  test('lists tags with their uses, over time and one by one', async () => {
    await stage.open(list, table);
    await stage.rows(3);
    await stage.page.click('summary:has-text("Show the numbers")');
    await stage.page.waitForSelector('.numbers td:has-text("14")');
    await stage.page.fill('input[type=search]', 'CHECK');
    await stage.rows(1);
    await stage.page.click('a.opens');
    await stage.page.waitForSelector('h1:has-text("checkout")');
    await stage.rows(12);
    expect(await stage.saved('text=Download CSV')).toContain('\n12,');
    await stage.page.reload();
    await stage.rows(12);
    await stage.page.goBack();
    await stage.rows(1);
  });

  test('a tag is renamed, and keeps its uses', async () => {
    await stage.open(list, table);
    await stage.page.click('a.opens:has-text("import")');
    await stage.page.getByLabel('Tag', { exact: true }).fill('nightly import');
    await stage.page.click('text=Rename');
    await stage.page.waitForSelector('h1:has-text("nightly import")');
    await stage.rows(1);
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the ${theme} theme`, async () => {
      await stage.open(list, table);
      expect(await stage.faults(theme)).toEqual([]);
      await stage.page.click('a.opens >> nth=0');
      await stage.page.waitForSelector('.row-form');
      expect(await stage.faults(theme)).toEqual([]);
    });
  }
});
