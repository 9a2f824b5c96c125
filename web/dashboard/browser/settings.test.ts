import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, launch, MISSING, type Page } from '../../tracker/browser/browser';
import { KEY, Stats } from '../../tracker/browser/stats';
import { expectAccessible, PASSWORD, Tabs } from './door';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: the settings in a browser.`);
}

const SITE = 'set.example';
const PARTS = [
  'sites',
  'goals',
  'rules',
  'segments',
  'links',
  'users',
  'keys',
  'data',
  'about',
] as const;

describe.skipIf(MISSING)('the settings', () => {
  let server: Stats;
  let browser: Browser;
  let tabs: Tabs;

  beforeAll(async () => {
    [server, browser] = await Promise.all([Stats.start(), launch()]);
    tabs = new Tabs(browser, server);
    await server.addSite(SITE);
    const filters = [['is', 'event:page', ['/a', '/b']]];
    await server.ask('/api/segments', { site_id: SITE, name: 'Two pages', filters });
  });

  afterEach(() => tabs.close());

  afterAll(async () => {
    await Promise.all([browser?.close(), server?.stop()]);
  });

  const part = (name: string, key = KEY): Promise<Page> =>
    tabs.at(`/?page=settings&part=${name}&site=${SITE}`, '.settings-part h1', key);

  const token = async (email: string): Promise<string> => {
    const { token: made } = JSON.parse(
      await server.ask('/api/session', { email, password: PASSWORD }),
    ) as { token: string };
    return made;
  };

  const remove = async (page: Page, name: string): Promise<void> => {
    await page.click(`button[aria-label="Remove: ${name}"]`);
    await page.click('dialog .danger');
    await page.waitForSelector('dialog', { state: 'detached' });
  };

  const rows = (page: Page): Promise<string[]> =>
    page.locator('.settings-rows tbody tr').allTextContents();

  test('axe finds nothing on any part, in both themes', async () => {
    const page = await part('sites');
    for (const name of PARTS) {
      await page.goto(tabs.url(`/?page=settings&part=${name}&site=${SITE}`));
      await page.waitForSelector('.settings-part h1');
      await expectAccessible(page);
    }
  }, 90_000);

  test('a site is added, renamed with another zone, and removed once its name is typed', async () => {
    const page = await part('sites');
    await page.fill('form >> nth=0 >> input >> nth=0', 'fresh.example');
    await page.fill('form >> nth=0 >> input >> nth=1', 'Europe/Berlin');
    await page.click('text=Add the site');
    await page.waitForSelector('text=Waiting for the first hit of fresh.example');
    await page.goto(tabs.url('/?page=settings&part=sites&site=fresh.example'));
    await page.waitForSelector('h1:has-text("Change fresh.example")');
    await page.fill('form >> nth=1 >> input >> nth=0', 'renamed.example');
    await page.fill('form >> nth=1 >> input >> nth=1', 'Asia/Kolkata');
    await page.click('button:has-text("Save")');
    await page.waitForSelector('h1:has-text("Change renamed.example")');
    expect((await rows(page)).join()).toContain('renamed.exampleAsia/Kolkata');
    await page.click('button[aria-label="Remove: renamed.example"]');
    expect(await page.isDisabled('dialog .danger')).toBe(true);
    await page.fill('dialog input', 'renamed.example');
    await page.click('dialog .danger');
    await page.waitForSelector('tr:has-text("renamed.example")', { state: 'detached' });
  });

  test('goals come and go, and what is wrong about one is said', async () => {
    const page = await part('goals');
    await page.selectOption('form select', 'page');
    await page.fill('form input >> nth=0', 'no slash');
    await page.click('text=Add the goal');
    expect(await page.textContent('.wrong')).toContain('page_path');
    await page.fill('form input >> nth=0', '/thanks');
    await page.click('text=Add the goal');
    await page.waitForSelector('tr:has-text("/thanks")');
    await remove(page, 'Visit /thanks');
    await page.waitForSelector('tr:has-text("/thanks")', { state: 'detached' });
  });

  test('rules are kept in the order that they are moved into', async () => {
    const page = await part('rules');
    for (const agent of ['First', 'Second']) {
      await page.getByLabel('User agent').fill(agent);
      await page.click('text=Add the rule');
      await page.waitForSelector(`tr:has-text("${agent}")`);
    }
    await page.click('button[aria-label="Move rule 2 up"]');
    await page.waitForSelector('tr:nth-child(1):has-text("Second")');
    await remove(page, 'rule 1');
    await page.waitForSelector('tr:has-text("Second")', { state: 'detached' });
    expect(await rows(page)).toHaveLength(1);
  });

  test('a segment is renamed and leads to what it filters', async () => {
    const page = await part('segments');
    await page.click('text=Rename');
    await page.fill('dialog input', 'Pages a and b');
    await page.click('dialog button.main');
    await page.click('a:has-text("Pages a and b")');
    await page.waitForURL(/f=is,segment,1/);
  });

  test('a shared link is made and opens', async () => {
    const page = await part('links');
    await page.fill('form input >> nth=0', 'Board');
    await page.click('text=Make a link');
    const url = await page.getAttribute('tr:has-text("Board") a', 'href');
    await tabs.at(new URL(url ?? '').pathname + new URL(url ?? '').search, '.head-site b', '');
    await remove(page, 'Board');
    await page.waitForSelector('text=No shared links.');
  });

  test('a key is shown once and works', async () => {
    const page = await part('keys');
    await page.fill('form input >> nth=0', 'robot');
    await page.click('text=Make the key');
    const made = (await page.textContent('.settings-made code')) ?? '';
    expect(made).toMatch(/^ff_/);
    const answer = await fetch(tabs.url('/api/session'), {
      headers: { Authorization: `Bearer ${made}` },
    });
    expect(answer.status).toBe(200);
    await page.reload();
    await page.waitForSelector('tr:has-text("robot")');
    expect(await page.content()).not.toContain(made);
    await remove(page, 'robot');
    await page.waitForSelector('tr:has-text("robot")', { state: 'detached' });
  });

  test('an owner adds a viewer, who sees no more than they may and changes their password', async () => {
    const page = await part('users');
    await page.fill('input[type=email]', 'vera@example.com');
    await page.fill('input[type=password]', PASSWORD);
    await page.check(`.settings-sites label:has-text("${SITE}") input`);
    await page.click('text=Add the user');
    await page.waitForSelector(`tr:has-text("vera@example.com"):has-text("${SITE}")`);
    const viewer = await part('sites', await token('vera@example.com'));
    expect(await rows(viewer)).toHaveLength(1);
    expect(await viewer.locator('button:has-text("Remove")').count()).toBe(0);
    expect(await viewer.locator('form').count()).toBe(0);
    for (const [name, who] of [
      ['goals', 'Admins and owners'],
      ['rules', 'Admins and owners'],
      ['users', 'Only owners'],
      ['keys', 'Only owners'],
    ]) {
      await viewer.goto(tabs.url(`/?page=settings&part=${name}&site=${SITE}`));
      expect(await viewer.textContent('.settings-only')).toContain(who);
      expect(await viewer.locator('form').count()).toBe(0);
    }
    await viewer.goto(tabs.url(`/?page=settings&part=account&site=${SITE}`));
    await viewer.getByLabel('The present one').fill('not this one at all');
    await viewer.getByLabel('The new one').fill('another one of ours');
    await viewer.click('button:has-text("Change the password")');
    expect(await viewer.textContent('.wrong')).toContain('not that one');
    await viewer.getByLabel('The present one').fill(PASSWORD);
    await viewer.click('button:has-text("Change the password")');
    await expect
      .poll(
        async () => {
          const body = { email: 'vera@example.com', password: 'another one of ours' };
          return server.ask('/api/session', body).catch(() => '');
        },
        { timeout: 20_000 },
      )
      .toContain('fs_');
    await viewer.waitForSelector('.settings-part');
  });

  test('an admin changes sites, and neither users nor keys', async () => {
    await server.ask('/api/users', {
      email: 'adam@example.com',
      role: 'admin',
      password: PASSWORD,
    });
    const page = await part('goals', await token('adam@example.com'));
    expect(await page.locator('form').count()).toBe(1);
    await page.goto(tabs.url(`/?page=settings&part=keys&site=${SITE}`));
    await page.waitForSelector('.settings-only');
    expect(await page.locator('form').count()).toBe(0);
  });

  test('a log is imported with its progress, and exported in every format', async () => {
    const page = await part('data');
    const line = (at: number): string =>
      `198.51.100.7 - - [21/Nov/2026:09:00:${at} +0000] "GET /p/${at} HTTP/1.1" 200 9 "-" "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"\n`;
    const log = Array.from({ length: 40 }, (_, at) => line(at + 10)).join('');
    await page.setInputFiles('input[type=file]', {
      name: 'access.log',
      mimeType: 'text/plain',
      buffer: Buffer.from(log),
    });
    await page.click('button:has-text("Import")');
    await page.waitForSelector('text=40 lines read, 40 new events.');
    await page.waitForSelector(`tr:has-text("${SITE}"):has-text("40")`);
    await page.getByLabel('Range', { exact: true }).selectOption('all');
    for (const [format, begin] of [
      ['csv', 'id,happened'],
      ['ndjson', '{"id"'],
      ['parquet', 'PAR1'],
    ] as const) {
      await page.getByLabel('Format', { exact: true }).selectOption(format);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.click('button:has-text("Export")'),
      ]);
      expect(file.suggestedFilename()).toBe(`${SITE}-all.${format}`);
      expect((await readFile(await file.path())).toString('latin1')).toMatch(`${begin}`);
    }
  });
});
