// How long after a change of the range the page has painted, in Chromium: prints one line of
// milliseconds for each change: headline numbers, chart, all that is in view.
//
//   KEY=… node changes.mjs URL SITE TIMES FIRST-DAY [again]
//
// Each change is to thirty days that were not asked for before, or, with `again`, back to thirty
// days that were. Between two changes the page is left until nothing is asked any more.
import { createRequire } from 'node:module';

const { chromium } = createRequire(
  new URL('../../web/tracker/package.json', import.meta.url),
)('playwright-core');

const [url, site, times, first, again] = process.argv.slice(2);
const DAY_MS = 86_400_000;
const QUIET_MS = 700;

const day = (after) => new Date(Date.parse(first) + after * DAY_MS).toISOString().slice(0, 10);
const address = (from, days) => {
  const [a, b] = [day(from), day(from + days - 1)];
  return `/?site=${site}&range=custom&from=${a}&to=${b}`;
};

/** In the page: goes there, and waits for what is seen to be of the new range. */
const change = async (where) => {
  const isSeen = (element) => {
    const { top, bottom, width } = element.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight;
  };
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const begun = performance.now();
  const since = () => performance.now() - begun;
  history.pushState(null, '', where);
  dispatchEvent(new PopStateEvent('popstate'));
  const found = { numbers: 0, chart: 0 };
  await painted();
  for (;;) {
    await painted();
    const waiting = [...document.querySelectorAll('main :is(.stale, .bone, [aria-busy="true"])')];
    const seen = waiting.filter(isSeen);
    found.numbers ||= seen.some((one) => one.closest('.headlines')) ? 0 : since();
    found.chart ||= seen.some((one) => one.closest('.trend')) ? 0 : since();
    if (seen.length === 0) {
      return [found.numbers, found.chart, since()].map(Math.round);
    }
    if (since() > 60_000) {
      throw new Error('the page is not drawn after a minute');
    }
  }
};

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript((key) => sessionStorage.setItem('footfall.key', key), process.env.KEY);
  let asked = Date.now();
  page.on('request', () => {
    asked = Date.now();
  });
  page.on('requestfinished', () => {
    asked = Date.now();
  });
  const quiet = async () => {
    while (Date.now() - asked < QUIET_MS) {
      await page.waitForTimeout(QUIET_MS / 4);
    }
  };
  const elsewhere = address(10, 2);
  await page.goto(url + elsewhere);
  await page.waitForSelector('.headlines:not(.stale) b');
  await quiet();
  for (let at = 0; at < Number(times); at++) {
    const there = address(at - 3, 30);
    let took = await page.evaluate(change, there);
    await quiet();
    if (again === 'again') {
      await page.evaluate(change, elsewhere);
      await quiet();
      took = await page.evaluate(change, there);
      await quiet();
    }
    console.log(took.join(' '));
  }
} finally {
  await browser.close();
}
