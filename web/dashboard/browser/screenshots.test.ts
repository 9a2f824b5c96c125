import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { type Browser, launch, type Page } from '../../tracker/browser/browser';

/**
 * Takes the pictures of `docs/screenshots` anew, from a running server (`npm run screenshots`):
 * FOOTFALL_URL and FOOTFALL_KEY say which, FOOTFALL_SITE and FOOTFALL_SHOTS (names, by commas)
 * what of it. Not part of the checks.
 */
const { FOOTFALL_URL: URL_OF = '', FOOTFALL_KEY: KEY = '' } = process.env;
const SITE = process.env.FOOTFALL_SITE ?? 'demo.example';
const WANTED = (process.env.FOOTFALL_SHOTS ?? '').split(',').filter((name) => name !== '');
const FOLDER = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
const THEMES = ['light', 'dark'] as const;
const WIDTHS = [390, 820, 1440];
const PHONE = 500;
const SILENCE_MS = 5_000;
/** Colours in a picture's palette; each stays under 120 KB. */
const COLOURS = '64';

/** A page of the dashboard. The links go on from it to one thing that it lists. */
interface Shot {
  readonly query: string;
  readonly link?: RegExp;
  readonly signedOut?: boolean;
}

const of = (page: string): Shot => ({ query: `page=${page}&site=${SITE}` });

const SHOTS: Readonly<Record<string, Shot>> = {
  site: { query: `site=${SITE}` },
  api: of('api'),
  live: of('live'),
  visits: of('visits'),
  visit: { ...of('visits'), link: /[?&]visit=/ },
  funnels: of('funnels'),
  retention: of('retention'),
  journeys: of('journeys'),
  exchanges: of('exchanges'),
  exchange: { ...of('exchanges'), link: /[?&]exchange=/ },
  bots: of('bots'),
  rejected: of('rejected'),
  eye: of('eye'),
  tags: of('tags'),
  settings: { query: `page=settings&part=users&site=${SITE}` },
  'settings-data': { query: `page=settings&part=data&site=${SITE}` },
  start: { query: 'page=start&stack=spring' },
  'sign-in': { query: '', signedOut: true },
};

/** Until nothing within the window is waited for; what is below asks only when it comes near. */
async function settled(page: Page): Promise<void> {
  await page.waitForSelector('main, form');
  // A page with a tail of events never falls silent.
  await page.waitForLoadState('networkidle', { timeout: SILENCE_MS }).catch(() => undefined);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.stale, .bone, [aria-busy="true"]')].every(
      (waiting) => waiting.getBoundingClientRect().top > innerHeight,
    ),
  );
  await page.evaluate(() => document.fonts.ready);
}

/** The query of the first link on the page that goes where it should. */
async function follow(page: Page, link: RegExp): Promise<string> {
  const links = await page.$$eval('main a', (all) => all.map((a) => a.getAttribute('href') ?? ''));
  const found = links.find((href) => link.test(href));
  if (found === undefined) {
    throw new Error(`No link there is like ${link}: the site has none of that`);
  }
  return found.replace(/^[^?]*\?/, '');
}

function reduce(file: string): void {
  try {
    execFileSync('pngquant', ['--force', '--ext', '.png', COLOURS, file]);
  } catch (error) {
    console.warn(`${file} stays large: ${String(error)}`);
  }
}

async function take(browser: Browser, name: string, shot: Shot, theme: 'light' | 'dark') {
  for (const width of WIDTHS) {
    const height = width < PHONE ? 844 : 900;
    const page = await browser.newPage({
      locale: 'en-GB',
      reducedMotion: 'reduce',
      colorScheme: theme,
      viewport: { width, height },
    });
    if (shot.signedOut !== true) {
      await page.addInitScript((key) => sessionStorage.setItem('footfall.key', key), KEY);
    }
    await page.goto(`${URL_OF}/?${shot.query}`);
    await settled(page);
    if (shot.link !== undefined) {
      await page.goto(`${URL_OF}/?${await follow(page, shot.link)}`);
      await settled(page);
    }
    const file = `${FOLDER}${name}-${theme}-${width}.png`;
    await page.screenshot({ path: file });
    reduce(file);
    await page.close();
  }
}

describe.skipIf(URL_OF === '')('a picture of each page', () => {
  const names = Object.keys(SHOTS).filter((name) => WANTED.length === 0 || WANTED.includes(name));
  test.each(names)('%s', { timeout: 120_000 }, async (name) => {
    mkdirSync(FOLDER, { recursive: true });
    const browser = await launch();
    try {
      for (const theme of THEMES) {
        await take(browser, name, SHOTS[name] as Shot, theme);
      }
    } finally {
      await browser.close();
    }
  });
});
