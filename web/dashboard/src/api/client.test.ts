import { describe, expect, it } from 'vitest';
import { Caller } from './caller';
import { Client } from './client';
import type { Question } from './wire';

const QUESTION: Question = {
  site_id: 'example.org',
  metrics: ['visitors'],
  date_range: ['2026-11-01', '2026-11-21'],
};

interface Sent {
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A client whose calls are answered from the list, and what it sent. */
function answered(key: string, ...answers: readonly (Response | Error)[]) {
  const sent: Sent[] = [];
  const left = [...answers];
  const caller = new Caller(
    () => key,
    async (path, init) => {
      const body = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
      sent.push({ path: String(path), headers: new Headers(init?.headers), body });
      const answer = left.shift() ?? new Error('one call too many');
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
  );
  const client = new Client(caller);
  return { client, sent, signal: new AbortController().signal };
}

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}

describe('a call', () => {
  it('carries the key and the question', async () => {
    const body = { results: [{ dimensions: [], metrics: [7] }], meta: {}, query: {} };
    const { client, sent, signal } = answered('ff_secret', json(200, body));
    const answer = await client.ask(QUESTION, signal);
    expect(answer.rows).toEqual([{ dimensions: [], metrics: [7], before: null }]);
    expect(sent[0]?.headers.get('Authorization')).toBe('Bearer ff_secret');
    expect(sent[0]?.body).toEqual(QUESTION);
    expect(sent[0]?.path).not.toContain('ff_secret');
  });

  it('carries no key where there is none', async () => {
    const { client, sent, signal } = answered('', json(200, 17));
    expect(await client.visitorsNow('a b', signal)).toBe(17);
    expect(sent[0]?.headers.has('Authorization')).toBe(false);
    expect(sent[0]?.path).toBe('/api/v1/stats/realtime/visitors?site_id=a+b');
  });

  it.each([
    [json(401, { error: 'Invalid key.' }), 'key', 'Invalid key.'],
    [json(403, { detail: 'Not yours.', title: 'Forbidden' }), 'forbidden', 'Not yours.'],
    [
      json(400, { error: '#/metrics/0: Invalid metric' }),
      'question',
      '#/metrics/0: Invalid metric',
    ],
    [json(503, { title: 'Busy' }), 'busy', 'Busy'],
    [json(504, {}), 'busy', 'The answer took too long; try a shorter range.'],
    [new Response('<h1>Bad gateway</h1>', { status: 502 }), 'server', 'The server failed (502).'],
    [new TypeError('Failed to fetch'), 'network', 'The server cannot be reached.'],
    [new DOMException('late', 'TimeoutError'), 'network', 'The server did not answer in time.'],
  ] as const)('that fails says why: %#', async (answer, trouble, message) => {
    const { client, signal } = answered('k', answer);
    await expect(client.ask(QUESTION, signal)).rejects.toMatchObject({ trouble, message });
  });

  it.each([
    ['null'],
    ['[]'],
    ['{"results":"none"}'],
    ['{"results":[{"dimensions":[]}]}'],
    ['<h1>Welcome</h1>'],
  ])('answered with another shape says so: %s', async (body) => {
    const { client, signal } = answered('k', new Response(body));
    await expect(client.ask(QUESTION, signal)).rejects.toMatchObject({ trouble: 'server' });
  });
});

describe('the list of sites', () => {
  it('is read page by page', async () => {
    const first = { sites: [{ domain: 'a.org', timezone: 'UTC' }], meta: { after: 'x/1' } };
    const second = { sites: [{ domain: 'b.org' }], meta: { after: null } };
    const { client, sent, signal } = answered('k', json(200, first), json(200, second));
    expect(await client.sites(signal)).toEqual([
      { domain: 'a.org', timezone: 'UTC' },
      { domain: 'b.org', timezone: 'UTC' },
    ]);
    expect(sent.map(({ path }) => path)).toEqual([
      '/api/v1/sites?limit=100',
      '/api/v1/sites?limit=100&after=x%2F1',
    ]);
  });

  it('ends even where the server always names a next page', async () => {
    const pages = Array.from({ length: 30 }, () => {
      return json(200, { sites: [{ domain: 'a.org' }], meta: { after: 'again' } });
    });
    const { client, sent, signal } = answered('k', ...pages);
    await client.sites(signal);
    expect(sent).toHaveLength(20);
  });
});
