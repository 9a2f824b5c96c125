import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, launch, MISSING, type Page } from '../../tracker/browser/browser';
import { Site } from '../../tracker/browser/site';
import { KEY, Stats } from '../../tracker/browser/stats';
import { expectAccessible, PASSWORD, Tabs } from './door';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: signing in, in a browser.`);
}

const SITE = 'signed.example';
const OTHER = 'other.example';

describe.skipIf(MISSING)('signing in', () => {
  let server: Stats;
  let browser: Browser;
  let tabs: Tabs;

  beforeAll(async () => {
    [server, browser] = await Promise.all([Stats.start(), launch()]);
    tabs = new Tabs(browser, server);
    await server.addSite(SITE);
    await server.addSite(OTHER);
    await server.ask('/api/users', {
      email: 'ann@example.com',
      role: 'viewer',
      sites: [SITE],
      password: PASSWORD,
    });
    await fetch(tabs.url('/api/event'), {
      method: 'POST',
      headers: {
        'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
      body: JSON.stringify({ name: 'pageview', url: `https://${SITE}/`, domain: SITE }),
    });
    await server.events(SITE, 1);
  });

  afterEach(() => tabs.close());

  afterAll(async () => {
    await Promise.all([browser?.close(), server?.stop()]);
  });

  const enter = async (page: Page, password: string): Promise<void> => {
    await page.click('text=E-mail and password');
    await page.fill('#email', 'ann@example.com');
    await page.fill('#password', password);
    await page.click('button:has-text("Sign in")');
  };

  test('a user signs in with a password, sees their sites, and signs out for good', async () => {
    const page = await tabs.at('/', '#key', '');
    await expectAccessible(page);
    await enter(page, 'wrong wrong wrong');
    expect(await page.textContent('.wrong')).toContain('password is wrong');
    await expectAccessible(page);
    await enter(page, PASSWORD);
    await page.waitForSelector('.headlines');
    expect(await page.locator('.head-site option').allTextContents()).toEqual([SITE]);
    const token = await page.evaluate(() => sessionStorage.getItem('footfall.key'));
    await page.click('.menu summary');
    await page.click('text=Sign out (ann@example.com)');
    await page.waitForSelector('#password');
    await expect
      .poll(async () => {
        const answer = await fetch(tabs.url('/api/session'), {
          headers: { Authorization: `Bearer ${token}` },
        });
        return answer.status;
      })
      .toBe(401);
  });

  test('who stays signed in is so in the next tab', async () => {
    const page = await tabs.at('/', '#key', '');
    await page.click('text=E-mail and password');
    await page.check('text=Stay signed in');
    await enter(page, PASSWORD);
    await page.waitForSelector('.headlines');
    const next = await page.context().newPage();
    await next.goto(tabs.url('/'));
    await next.waitForSelector('.headlines');
  });

  test('a key opens all sites, a wrong one nothing', async () => {
    const page = await tabs.at('/', '#key', '');
    await page.fill('#key', 'ff_wrong');
    await page.click('button:has-text("Sign in")');
    await page.waitForSelector('.wrong');
    await page.fill('#key', KEY);
    await page.click('button:has-text("Sign in")');
    await page.waitForSelector('.head-site select');
    expect(await page.locator('.head-site option').count()).toBe(3);
  });

  const share = async (more: object): Promise<string> => {
    const answer = await fetch(tabs.url('/api/v1/sites/shared-links'), {
      method: 'PUT',
      headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ site_id: SITE, ...more }),
    });
    const { url } = (await answer.json()) as { url: string };
    return url.replace(/^https?:\/\/[^/]+/, '');
  };

  test('a shared link shows the site without a key, and nothing else', async () => {
    const link = await share({ name: 'open' });
    const page = await tabs.at(link, '.panel .rows tbody tr', '');
    expect(await page.textContent('.head-site')).toBe(SITE);
    expect(await page.locator('.head nav a').count()).toBe(0);
    await expectAccessible(page);
    await page.keyboard.press('d');
    await page.waitForURL(/range=day/);
    expect(page.url()).toContain('auth=');
    await page.reload();
    await page.waitForSelector('.panel .rows tbody tr');
    await page.goto(tabs.url(`${link}&page=live`));
    await page.waitForSelector('text=There is no such page.');
  });

  test('a shared link with a password asks for it; one that is gone says so', async () => {
    const link = await share({ name: 'closed', password: 'open sesame now' });
    const page = await tabs.at(link, '#link-password', '');
    await expectAccessible(page);
    await page.fill('#link-password', 'open sesame never');
    await page.click('text=Open');
    await page.waitForSelector('.wrong');
    await page.fill('#link-password', 'open sesame now');
    await page.click('text=Open');
    await page.waitForSelector('.headlines');
    await page.goto(tabs.url(`/share/${SITE}?auth=gone`));
    await page.waitForSelector('text=no longer shared');
  });

  test('a page that may embeds a link, another may not', async () => {
    const site = await Site.start();
    const origin = `http://intranet.test:${site.port}`;
    const link = await share({ name: 'framed', embedders: [origin] });
    const source = `http://stats.test:${server.port}${link}`;
    const frame = `<!doctype html><iframe src="${source}" width="900" height="600"></iframe>`;
    site.put('intranet.test', '/', frame);
    site.put('elsewhere.test', '/', frame);
    const intranet = await tabs.page();
    await intranet.goto(origin);
    await intranet.frameLocator('iframe').locator('.headlines').waitFor();
    // Not one of the tabs: that it is refused is told as an error.
    const elsewhere = await browser.newPage();
    const said = elsewhere.waitForEvent('console', {
      predicate: (message) => /frame-ancestors/.test(message.text()),
    });
    await elsewhere.goto(origin.replace('intranet', 'elsewhere'));
    await said;
    await elsewhere.close();
    await site.stop();
  });
});
