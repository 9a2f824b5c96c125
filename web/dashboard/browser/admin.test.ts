import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Browser, launch, MISSING, type Page } from '../../tracker/browser/browser';
import { KEY, Stats } from '../../tracker/browser/stats';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: the eye's administration in a browser.`);
}

const SESSION = '9ab1b579-7021-4e0c-8ea1-2ac9f52f3058';

const told = (name: string, category = 'form') => ({
  session_id: SESSION,
  category,
  name,
  data: { path: '/' },
  timestamp: '2026-01-01 00:00:00',
});

describe.skipIf(MISSING)("the eye's administration", () => {
  let server: Stats;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([Stats.start(), launch()]);
  });

  beforeEach(async () => {
    page = await browser.newPage();
    page.setDefaultTimeout(5_000);
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('dialog', (dialog) => dialog.accept());
  });

  afterEach(async () => {
    await page.close();
    expect(errors.splice(0)).toEqual([]);
  });

  afterAll(async () => {
    await Promise.all([browser.close(), server.stop()]);
  });

  const enter = async (list: string): Promise<void> => {
    await page.goto(`http://127.0.0.1:${server.port}/admin/#/${list}`);
    await page.fill('#key', KEY);
    await page.click('button:has-text("Sign in")');
    await page.waitForSelector('.admin-pages');
  };

  const names = () => page.locator('tbody tr td:first-child button').allTextContents();

  test('a wrong key opens nothing', async () => {
    await page.goto(`http://127.0.0.1:${server.port}/admin/`);
    await page.fill('#key', 'ff_wrong');
    await page.click('button:has-text("Sign in")');
    await page.waitForSelector('.wrong');
    expect(await page.locator('table').count()).toBe(0);
  });

  test('events are searched, filtered, changed and deleted', async () => {
    await server.ask('/events/', [told('first'), told('second'), told('third', 'page')]);
    await enter('events');
    await page.fill('input[type=search]', 'second');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    expect(await names()).toEqual(['second']);
    await page.click('tbody tr td:first-child button');
    await page.getByLabel('Name').fill('renamed');
    await page.click('text=Save');
    await page.waitForSelector('text=Nothing here.');
    await page.fill('input[type=search]', '');
    await page.keyboard.press('Enter');
    await page.click('button:has-text("form") >> nth=0');
    await page.waitForSelector('text=category is form');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2);
    expect((await names()).sort()).toEqual(['first', 'renamed']);
    await page.click('button:has-text("renamed")');
    await page.click('text=Delete');
    await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1);
    expect(await names()).toEqual(['first']);
  });

  test('an error says what is wrong until it is mended, and is an event then', async () => {
    await server.ask('/events/', { ...told('late'), timestamp: '2999-01-01 00:00:00' });
    await enter('errors');
    await page.click('tbody tr td:first-child button');
    await page.click('text=Run again');
    await page.waitForSelector('.wrong');
    const payload = page.getByLabel('What arrived');
    await payload.fill(JSON.stringify(told('mended')));
    await page.click('text=Run again');
    await page.waitForSelector('text=Nothing here.');
    expect(await server.ask('/events/?name=mended')).toContain(SESSION);
  });

  test('a session goes with its events', async () => {
    await enter('sessions');
    await page.click(`button:has-text("${SESSION}")`);
    await page.click('text=Show its events');
    await page.waitForSelector('text=session is');
    await page.goBack();
    await page.click(`button:has-text("${SESSION}")`);
    await page.click('text=Delete');
    await page.waitForSelector('text=Nothing here.');
    expect(await server.ask('/events/')).toBe('[]');
  });
});
