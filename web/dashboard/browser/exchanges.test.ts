import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MISSING } from '../../tracker/browser/browser';
import { Stage } from './kept';

if (MISSING) {
  console.warn(`Not run, since ${MISSING}: the page of exchanges in a browser.`);
}

const SITE = 'exchanges.example';
/** What a shell would take apart if it were not quoted. */
const WILD = `{"note":"it's $HOME \`id\` \\\\ \\"so\\" & *.txt","password":"s3cret"}`;

interface Heard {
  readonly url: string;
  readonly type: string;
  readonly body: string;
}

describe.skipIf(MISSING)('the page of exchanges', () => {
  const heard: Heard[] = [];
  let target: Server;
  let host = '';

  beforeAll(async () => {
    target = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        heard.push({
          url: request.url ?? '',
          type: request.headers['content-type'] ?? '',
          body,
        });
        response.end('ok');
      });
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(target.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    target.close();
  });

  const stage = new Stage(async (server) => {
    await server.addSite(SITE);
    const json = { 'Content-Type': ['application/json'] };
    const many = Array.from({ length: 130 }, (_, at) => ({
      time: new Date(Date.now() - (at + 10) * 1000).toISOString(),
      method: 'GET',
      host: 'api.example',
      path: `/v1/orders/${at}`,
      route: '/v1/orders/{id}',
      status: at % 10 === 0 ? 404 : 200,
      duration_us: 4200,
      consumer: at % 2 === 0 ? 'shop' : 'app',
      outcome: 'completed',
      request: { headers: json },
    }));
    await server.ask('/api/capture', {
      site: SITE,
      losses: { queue_full: 12 },
      exchanges: [
        ...many,
        {
          method: 'POST',
          scheme: 'http',
          host,
          path: '/v1/notes',
          query: 'token=s3cret&lang=de',
          route: '/v1/notes',
          status: 500,
          outcome: 'exception',
          trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
          request: {
            headers: { ...json, Authorization: ['Bearer s3cret'] },
            body: { text: WILD, type: 'application/json' },
          },
          response: {
            headers: { 'Content-Type': ['text/plain'] },
            body: { text: 'plain words', type: 'text/plain' },
          },
        },
        {
          method: 'GET',
          host: 'api.example',
          path: '/v1/prices',
          status: 200,
          duration_us: 21_000_000,
          response: { headers: { 'Content-Type': ['text/event-stream'] } },
          sent_events: {
            count: 300,
            times_us: Array.from({ length: 256 }, (_, at) => (at + 1) * 50_000),
            last_us: 20_500_000,
            longest_gap_us: 4_200_000,
          },
        },
        {
          direction: 'outgoing',
          id: '0198f3c2-7c1e-7b52-9a51-0c2f6a1d9e79',
          method: 'GET',
          host: 'peer.example',
          path: '/rates',
          status: 200,
          response: { headers: json, body: { text: '{"eur":1.10}', type: 'application/json' } },
        },
      ],
    });
  });

  const list = `?page=exchanges&site=${SITE}`;

  test('lists them with what was lost, stretch by stretch', async () => {
    await stage.open(list, '.kept tbody tr');
    expect(await stage.page.textContent('.losses')).toContain('12');
    await stage.rows(100);
    await stage.page.click('.more button');
    await stage.rows(133);
    expect(stage.page.url()).toContain('parts=2');
    await stage.page.reload();
    await stage.rows(133);
  });

  test('filters stand in the address, and back takes them away', async () => {
    await stage.open(list, '.kept tbody tr');
    await stage.page.getByLabel('Status').fill('404');
    await stage.page.keyboard.press('Enter');
    await stage.rows(13);
    await stage.page.getByLabel('Direction').selectOption('incoming');
    await stage.page.fill('input[type=search]', '/v1/orders/12');
    await stage.rows(1);
    expect(stage.page.url()).toContain('status=404');
    expect(stage.page.url()).toContain('search=/v1/orders/12');
    await stage.page.goBack();
    await stage.rows(13);
    await stage.page.goBack();
    await stage.rows(100);
    await stage.page.getByLabel('Direction').selectOption('outgoing');
    await stage.rows(1);
    await stage.page.click('text=Remove all');
    await stage.rows(100);
  });

  test('a filter that the server refuses is told', async () => {
    await stage.open(`${list}&status=fast`, '.failed');
    expect(await stage.page.textContent('.failed')).toContain('status: must be like 404');
    stage.forgive(/400/);
  });

  test('all that the filters leave is saved as CSV', async () => {
    await stage.open(`${list}&outcome=completed&status=404&consumer=shop`, '.kept tbody tr');
    await stage.rows(13);
    const csv = await stage.saved('text=Download CSV');
    expect(csv.split('\r\n')).toHaveLength(15);
    expect(csv).toContain('/v1/orders/120');
  });

  test('one opens with both sides, what was masked marked, and back closes it', async () => {
    await stage.open(`${list}&method=POST`, '.kept tbody tr');
    await stage.page.click('a.opens');
    await stage.page.waitForSelector('.sides');
    expect(stage.page.url()).toContain('id=');
    const body = await stage.page.textContent('.side .body');
    expect(body).toContain('{\n  "note": "it\'s $HOME');
    expect(body).not.toContain('s3cret');
    expect(await stage.page.locator('.masked').count()).toBeGreaterThanOrEqual(3);
    expect(await stage.page.textContent('.withheld')).toContain('Withheld');
    await stage.page.click('.counted summary');
    await stage.page.waitForSelector('.explained dd');
    await stage.page.goBack();
    await stage.page.waitForSelector('dialog', { state: 'detached' });
    await stage.page.goForward();
    await stage.page.waitForSelector('.sides');
    await stage.page.click('button.only:has-text("4bf92f")');
    await stage.page.waitForSelector('dialog', { state: 'detached' });
    await stage.rows(1);
    expect(stage.page.url()).toContain('trace=4bf92f');
  });

  test('of a stream it shows when its events were sent', async () => {
    await stage.open(`${list}&search=/v1/prices`, '.kept tbody tr');
    await stage.page.click('a.opens');
    await stage.page.waitForSelector('.sent-strip');
    const told = await stage.page.textContent('.sent');
    for (const fact of ['300', '50 ms', '20.5', '4.2', 'first 256']) {
      expect(told).toContain(fact);
    }
    const marks = (await stage.page.getAttribute('.sent-strip path', 'd')) ?? '';
    expect(marks.split('M')).toHaveLength(257);
    expect(await stage.faults('dark')).toEqual([]);
  });

  test('the command that is copied does in a shell what was sent', async () => {
    await stage.open(`${list}&method=POST`, '.kept tbody tr');
    await stage.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await stage.page.click('a.opens');
    await stage.page.click('text=Copy as curl');
    await stage.page.waitForSelector('.curl pre');
    const command = await stage.page.evaluate(() => navigator.clipboard.readText());
    expect(command).toBe(await stage.page.textContent('.curl pre'));
    await promisify(execFile)('sh', ['-c', command]);
    expect(heard).toEqual([
      {
        url: '/v1/notes?token=***&lang=de',
        type: 'application/json',
        body: WILD.replace('s3cret', '***'),
      },
    ]);
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the ${theme} theme`, async () => {
      await stage.open(list, '.losses');
      expect(await stage.faults(theme)).toEqual([]);
      await stage.page.click('a.opens:has-text("/v1/notes")');
      await stage.page.waitForSelector('.sides');
      expect(await stage.faults(theme)).toEqual([]);
    });
  }

  test('an empty list says how to fill it', async () => {
    await stage.open('?page=exchanges&site=default', '.listing-empty pre');
    expect(await stage.page.textContent('.listing-empty')).toContain('/api/capture');
    expect(await stage.faults('light')).toEqual([]);
  });
});
