import { describe, expect, test } from 'vitest';
import { MISSING } from '../../tracker/browser/browser';
import type { Stats } from '../../tracker/browser/stats';
import { expectAccessible } from './door';
import { Stage } from './kept';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: live, visits, funnels, retention and journeys.`);
}

const SITE = 'behaviour.example';
const EMPTY = 'nobody.example';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Safari/605.1.15';

async function send(server: Stats, agent: string, name: string, path: string): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/event`, {
    method: 'POST',
    headers: { 'User-Agent': agent },
    body: JSON.stringify({
      name,
      url: `https://${SITE}${path}`,
      domain: SITE,
      ...(name === 'Signup' ? { props: { plan: 'pro' } } : {}),
    }),
  });
  expect(answer.status).toBe(202);
}

describe.skipIf(MISSING)('the pages about behaviour', () => {
  const stage = new Stage(async (server) => {
    await server.addSite(SITE);
    await server.addSite(EMPTY);
    await send(server, FIREFOX, 'pageview', '/');
    await send(server, FIREFOX, 'pageview', '/pricing');
    await send(server, FIREFOX, 'Signup', '/pricing');
    await send(server, SAFARI, 'pageview', '/');
    await send(server, SAFARI, 'pageview', '/docs');
    await server.events(SITE, 5);
  });

  const at = (page: string, more = '', site = SITE) =>
    `?page=${page}&site=${site}&range=day${more}`;

  test('live shows what arrives, what filters leave, and leads to the whole visit', async () => {
    const { page } = stage;
    await stage.open(at('live', '&f=is,event:page,/docs'), '.live-what >> text=/docs');
    expect(await page.locator('.live-what').count()).toBe(1);
    await page.waitForSelector('.now-count b:has-text("1")');
    await page.click('button:has-text("Pause")');
    await send(stage.server, SAFARI, 'pageview', '/docs');
    await page.waitForSelector('button:has-text("Go on (1 newer)")');
    expect(await page.locator('.live-what').count()).toBe(1);
    await page.click('button:has-text("Go on")');
    await page.waitForFunction(() => document.querySelectorAll('.live-what').length === 2);
    await page.click('.live-what button >> nth=0');
    await page.waitForSelector('.explained');
    await expectAccessible(page);
    await page.click('text=All that happened in this visit');
    await page.waitForSelector('.timeline .story-moment >> nth=2');
    expect(await page.locator('.timeline .story-moment').count()).toBe(3);
  });

  test('visits are listed, and each has its timeline with what was told of events', async () => {
    const { page } = stage;
    await stage.open(at('visits'), '.table tbody tr >> nth=1');
    expect(await page.locator('.table tbody tr').count()).toBe(2);
    await expectAccessible(page);
    await page.click('tr:has-text("Firefox") th a');
    await page.waitForSelector('.timeline >> text=Signup');
    expect(await page.textContent('.props')).toContain('plan pro');
    await expectAccessible(page);
    await page.click('.visit-facts a.code');
    await page.waitForSelector('text=of the visitor');
    await page.waitForFunction(() => document.querySelectorAll('.table tbody tr').length === 1);
  });

  test('a funnel is put together by keys, stands in the address, and is split', async () => {
    const { page } = stage;
    await stage.open(at('funnels'), '.nothing button:has-text("Try")');
    await expectAccessible(page);
    await page.getByLabel('Step 1: Path').fill('/');
    await page.keyboard.press('Tab');
    await page.getByLabel('Step 2: Path').fill('/pricing');
    await page.keyboard.press('Tab');
    await page.waitForSelector('.funnel tbody tr');
    await page.click('button:has-text("Add a step")');
    await page.getByLabel('Step 3: Kind of step').selectOption('event');
    await page.getByLabel('Step 3: Name').fill('Signup');
    await page.keyboard.press('Tab');
    await page.waitForSelector('.funnel tbody tr >> nth=2');
    const reached = await page.locator('.funnel tbody td:nth-child(2)').allTextContents();
    expect(reached).toEqual(['2', '1', '1']);
    expect(page.url()).toContain('s3=event:Signup');
    await page.getByLabel('Split by').selectOption('visit:browser');
    await page.waitForSelector('.funnel >> nth=1');
    await page.waitForSelector('th:has-text("Safari")');
    await expectAccessible(page);
    await page.reload();
    await page.waitForSelector('.funnel tbody tr >> nth=2');
    expect(await page.getByLabel('Step 2: Path').inputValue()).toBe('/pricing');
    await page.getByLabel('Step 1: Path').fill('/nowhere');
    await page.keyboard.press('Tab');
    await page.waitForSelector('text=Nobody took the first step');
  });

  test('retention counts who comes back, from the step that is chosen', async () => {
    const { page } = stage;
    await stage.open(at('retention'), '.retention tbody tr');
    expect(await page.locator('.retention tbody td').allTextContents()).toEqual(['2', '100%']);
    await expectAccessible(page);
    await page.getByLabel('First: Choose').click();
    await page.getByLabel('First: Kind of step').selectOption('event');
    await page.getByLabel('First: Name').fill('Signup');
    await page.keyboard.press('Tab');
    await page.waitForFunction(
      () => document.querySelector('.retention tbody td')?.textContent === '1',
    );
    expect(page.url()).toContain('start=event:Signup');
  });

  test('journeys draw the ways and list them, of the kinds that are chosen', async () => {
    const { page } = stage;
    await stage.open(at('journeys'), '.flow svg');
    await page.waitForSelector('.way:has-text("/ → /pricing")');
    await expectAccessible(page);
    await page.getByLabel('Events').check();
    await page.waitForSelector('.way:has-text("/ → /pricing → Signup")');
    expect(page.url()).toContain('of=page,event');
    await page.goBack();
    await page.waitForSelector('.way:has-text("Signup")', { state: 'detached' });
  });

  test.each(['visits', 'funnels', 'retention', 'journeys', 'live'])(
    'without traffic the page of %s says what to do',
    async (name) => {
      await stage.open(
        at(name, '', EMPTY),
        name === 'live' ? '.now-count' : '.nothing, .nobody-here',
      );
      await expectAccessible(stage.page);
    },
  );
});
