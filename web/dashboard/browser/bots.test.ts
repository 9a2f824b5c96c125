import { describe, expect, test } from 'vitest';
import { MISSING } from '../../tracker/browser/browser';
import { Stage } from './kept';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: the page of bots in a browser.`);
}

const SITE = 'bots.example';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const AGENTS = [
  FIREFOX,
  'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  'curl/8.5.0',
  'curl/8.5.0',
  'AcmeReader/1.0 (bot; our own kiosk)',
];

describe.skipIf(MISSING)('the page of bots', () => {
  const stage = new Stage(async (server) => {
    await server.addSite(SITE);
    for (const [at, agent] of AGENTS.entries()) {
      await fetch(`http://127.0.0.1:${server.port}/api/event`, {
        method: 'POST',
        headers: { 'User-Agent': agent },
        body: JSON.stringify({ name: 'pageview', url: `https://${SITE}/${at}`, domain: SITE }),
      });
    }
    await server.events(SITE, AGENTS.length);
  });

  const list = `?page=bots&site=${SITE}&range=day`;

  test('says who was judged a bot and why, by class', async () => {
    await stage.open(list, '.kept .table tbody tr');
    await stage.rows(3);
    expect(await stage.page.textContent('.tallies >> nth=0')).toContain('search crawler');
    expect(await stage.page.textContent('main .table')).not.toContain('Firefox');
    await stage.page.click('.tallies button:has-text("HTTP library")');
    await stage.rows(1);
    expect(stage.page.url()).toContain('class=HTTP+library');
    await stage.page.goBack();
    await stage.rows(3);
    await stage.page.fill('input[type=search]', 'googlebot');
    await stage.rows(1);
    expect(await stage.saved('text=Download CSV')).toContain('Googlebot');
  });

  test('a rule undoes a verdict, shows what it changes, and is taken back', async () => {
    await stage.open(`${list}&search=AcmeReader`, '.kept .table tbody tr');
    await stage.page.click('text=Not a bot…');
    await stage.page.getByLabel('User agent').fill('AcmeReader');
    await stage.page.click('text=Make the rule');
    await stage.page.waitForSelector('.effect-changes');
    expect(await stage.page.textContent('.effect')).toMatch(/1 would be judged otherwise/);
    await stage.page.click('text=Judge them again');
    await stage.page.waitForSelector('text=1 events are judged otherwise now');
    await stage.page.click('.rule-deeds >> text=Close');
    await stage.page.waitForSelector('text=Nothing matches the search.');
    await stage.page.click('.rules >> text=What it changes…');
    await stage.page.click('text=Take the rule back');
    await stage.page.waitForSelector('.effect-changes');
    await stage.page.click('text=Judge them again');
    await stage.page.waitForSelector('text=1 events are judged otherwise now');
    await stage.page.click('.rule-deeds >> text=Close');
    await stage.rows(1);
    expect(await stage.page.locator('.rules').count()).toBe(0);
    expect(await stage.ask('GET', `/api/rules?site_id=${SITE}`)).toEqual({ rules: [] });
  });

  test('a person is judged a bot the same way', async () => {
    await stage.open(`${list}&class=person`, '.kept .table tbody tr');
    await stage.rows(1);
    await stage.page.click('text=A bot…');
    await stage.page.getByLabel('They are').selectOption('monitor');
    await stage.page.click('text=Make the rule');
    await stage.page.waitForSelector('.effect-changes');
    await stage.page.click('text=Take the rule back');
    await stage.page.waitForSelector('text=None of the');
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the ${theme} theme`, async () => {
      await stage.open(list, '.kept .table tbody tr');
      expect(await stage.faults(theme)).toEqual([]);
      await stage.page.click('text=Not a bot… >> nth=0');
      await stage.page.waitForSelector('.rule-form');
      expect(await stage.faults(theme)).toEqual([]);
    });
  }

  test('without any it says what that means', async () => {
    await stage.open('?page=bots&site=default', '.listing-empty');
    expect(await stage.page.textContent('.listing-empty')).toContain('Nobody was judged a bot');
  });
});
