import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MISSING } from './browser';
import { type Counted, House } from './house';
import type { Stored } from './stats';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: how clicks and forms are counted in a browser.`);
}

describe.skipIf(MISSING)('acts', () => {
  let house: House;

  beforeAll(async () => {
    house = await House.open();
  });

  afterEach(() => house.closeTabs());
  afterAll(() => house.close());

  /** The named events of a website, out of so many events. */
  const acts = async (site: Counted, expected: number): Promise<Stored[]> =>
    (await site.events(expected)).filter(
      ({ name }) => name !== 'engagement' && name !== 'pageview',
    );

  const told = (events: readonly Stored[]): unknown[] =>
    events.map(({ name, props }) => [name, props]);

  test('a link that leads out is told of although the page is left by it', async () => {
    const site = await house.counted('out.test');
    const other = `http://elsewhere.test:${house.site.port}/there`;
    house.site.put('elsewhere.test', '/there', 'there');
    const body = `<a id="out" href="${other}?a=b"><b>out</b></a>`;
    const tab = await site.page('/', body).open('/');
    await tab.click('#out b');
    await tab.waitForURL('**/there*');
    expect(told(await acts(site, 3))).toEqual([['Outbound Link: Click', { url: `${other}?a=b` }]]);
  });

  test('links within the site, to mail and by the right button are not told of', async () => {
    const site = await house.counted('within.test');
    const body = `<a id="in" href="#x">in</a> <a id="mail" href="mailto:a@b.example">mail</a>
      <a id="out" href="http://elsewhere.test/">out</a> <b id="b">nothing</b>`;
    const tab = await site.page('/', body).open('/');
    await tab.click('#in');
    await tab.evaluate(() => {
      document.addEventListener('click', (event) => event.preventDefault());
    });
    await tab.click('#mail');
    await tab.click('#b');
    await tab.click('#out', { button: 'right' });
    expect(await site.counted(1)).toEqual(['pageview /']);
  });

  test('a link that is opened in a new tab by the middle button is told of once', async () => {
    const site = await house.counted('middle.test');
    const body = '<a href="http://elsewhere.test/x">out</a> <b data-event="B">b</b>';
    const tab = await site.page('/', body).open('/');
    await tab.click('b', { button: 'middle' });
    await tab.click('a', { button: 'middle' });
    expect(told(await acts(site, 2))).toEqual([
      ['Outbound Link: Click', { url: 'http://elsewhere.test/x' }],
    ]);
  });

  test('what is downloaded is told of, here or elsewhere, and not as a link that leads out', async () => {
    const site = await house.counted('files.test');
    const body = `<a id="a" href="/price.PDF?v=2">a</a> <a id="b" download href="/export">b</a>
      <a id="c" href="http://elsewhere.test/setup.exe">c</a> <a id="d" href="/pdf">d</a>`;
    const tab = await site.page('/', body).open('/');
    await tab.evaluate(() => {
      document.addEventListener('click', (event) => event.preventDefault());
    });
    for (const id of ['#a', '#b', '#c', '#d']) {
      await tab.click(id);
    }
    expect(told(await acts(site, 4))).toEqual([
      ['File Download', { url: `${site.origin}/price.PDF?v=2` }],
      ['File Download', { url: `${site.origin}/export` }],
      ['File Download', { url: 'http://elsewhere.test/setup.exe' }],
    ]);
  });

  test('a form is told of when it is sent, not when it is refused, and nothing that was typed', async () => {
    const site = await house.counted('form.test');
    const body = `<form action="/thanks"><input name="mail" type="email" required><button>go</button></form>`;
    const tab = await site.page('/', body).page('/thanks').open('/');
    await tab.fill('input', 'not an address');
    await tab.click('button');
    await tab.fill('input', 'secret@b.example');
    await tab.click('button');
    await tab.waitForURL('**/thanks*');
    const events = await site.events(4);
    expect(events.filter(({ name }) => name === 'Form: Submission')).toHaveLength(1);
    expect(events.filter(({ name }) => name === 'pageview')).toHaveLength(2);
    expect(JSON.stringify(events.filter(({ path }) => path === '/'))).not.toContain('secret');
  });

  test('elements say by attributes which event they stand for', async () => {
    const site = await house.counted('marked.test');
    const body = `<button data-event="Signup" data-event-plan="team + 2" data-event-seat-kind="c">
        <i>sign up</i></button>
      <b class="plausible-event-name=Old+way big plausible-event-plan=team">old</b>
      <a data-event="Leave" href="http://elsewhere.test/">out</a>
      <form data-event="Ask" data-event-topic="price"><input name="q"><input type="submit"></form>`;
    const tab = await site.page('/', body).open('/');
    await tab.evaluate(() => {
      for (const type of ['click', 'submit']) {
        document.addEventListener(type, (event) => {
          if ((event.target as Element).matches('a, form')) {
            event.preventDefault();
          }
        });
      }
    });
    await tab.click('i');
    await tab.focus('button');
    await tab.keyboard.press('Enter');
    await tab.click('b');
    await tab.click('a');
    await tab.click('input[name=q]');
    await tab.click('input[type=submit]');
    const signup = ['Signup', { plan: 'team + 2', 'seat-kind': 'c' }];
    expect(told(await acts(site, 6))).toEqual([
      signup,
      signup,
      ['Old way', { plan: 'team' }],
      ['Leave', {}],
      ['Ask', { topic: 'price' }],
    ]);
  });

  test('data-auto names what is counted without being asked to', async () => {
    const site = await house.counted('auto.test');
    const body = `<a id="a" href="/a.pdf">a</a> <a id="b" href="http://elsewhere.test/">b</a>
      <form action="javascript:"><button>send</button></form>`;
    const tab = await site.page('/', body, 'data-auto="outbound"').open('/');
    await tab.evaluate(() => {
      for (const type of ['click', 'submit']) {
        document.addEventListener(type, (event) => {
          if ((event.target as Element).matches('a, form')) {
            event.preventDefault();
          }
        });
      }
      window.footfall?.('pageview', { url: 'http://auto.test/by/hand' });
    });
    for (const id of ['#a', '#b', 'button']) {
      await tab.click(id);
    }
    expect(await site.counted(2)).toEqual(['Outbound Link: Click /', 'pageview /by/hand']);
  });

  test('calls tell of events with properties and revenue, and hear what became of them', async () => {
    const site = await house.counted('call.test');
    const tab = await site.page('/shop').open('/shop#part');
    const statuses = await tab.evaluate(async () => {
      const call = (name: string, options: object) =>
        new Promise((resolve) =>
          window.footfall?.(name, { ...options, callback: (answer) => resolve(answer?.status) }),
        );
      return [
        await call('Purchase', {
          props: { plan: 'team', seats: 3, trial: false },
          revenue: { currency: 'EUR', amount: '129.00' },
        }),
        await call('Seen', { interactive: false, url: 'http://call.test/elsewhere' }),
        await call('x'.repeat(200), {}),
      ];
    });
    expect(statuses).toEqual([202, 202, 400]);
    const [purchase, seen] = await acts(site, 3);
    expect(purchase).toMatchObject({
      name: 'Purchase',
      path: '/shop',
      props: { plan: 'team', seats: '3', trial: 'false' },
      revenue: 129,
      currency: 'EUR',
      interactive: true,
    });
    expect(seen).toMatchObject({ name: 'Seen', path: '/elsewhere', interactive: false });
  });

  test("Plausible's function goes on working, and a Plausible that is there as well keeps it", async () => {
    const site = await house.counted('alias.test');
    const tab = await site.page('/').open('/');
    await tab.evaluate(() => window.plausible?.('Old', { props: { a: 'b' } }));
    expect(told(await acts(site, 2))).toEqual([['Old', { a: 'b' }]]);

    const both = await house.counted('both.test');
    both.put('/', `<script>plausible = () => {}; plausible.l = true</script>${both.tag()}`);
    const other = await both.open('/');
    await other.evaluate(() => window.plausible?.('Theirs'));
    await other.evaluate(() => window.footfall?.('Ours'));
    expect(await both.counted(2)).toEqual(['Ours /', 'pageview /']);
  });
});
