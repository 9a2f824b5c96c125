import { describe, expect, it } from 'vitest';
import { readExchange, readLosses, readPart } from './exchanges';

const HEAD = { id: 'a', time: '2026-11-21T00:00:00Z', method: 'GET', path: '/' };

describe('captured exchanges', () => {
  it('tell what they know, in milliseconds', () => {
    const { rows, next } = readPart({ exchanges: [{ ...HEAD, duration_us: 8300 }], next: 'c' });
    expect(rows[0]).toMatchObject({ duration: 8.3, status: null, route: '', outgoing: false });
    expect(next).toBe('c');
    expect(readPart({ exchanges: [] }).next).toBeNull();
  });

  it('have each value of a header, in order', () => {
    const request = { headers: { Cookie: ['a=***', 'b=***'], Accept: ['*/*'] }, headers_cut: true };
    expect(readExchange({ ...HEAD, request, response: {} }).request).toEqual({
      headers: [
        ['Cookie', 'a=***'],
        ['Cookie', 'b=***'],
        ['Accept', '*/*'],
      ],
      headersCut: true,
      body: null,
    });
  });

  it.each([
    [{ text: '' }, 'text', ''],
    [{ base64: 'AAE=' }, 'base64', 'AAE='],
    [{ withheld: 'not JSON' }, 'withheld', 'not JSON'],
    [{ size: 12 }, 'none', ''],
  ])('have a body of one form: %j', (body, form, content) => {
    const { response } = readExchange({ ...HEAD, request: {}, response: { body } });
    expect(response.body).toMatchObject({ form, content });
  });

  it('tell when the events of a stream were sent, in milliseconds', () => {
    const sent_events = { count: 3, times_us: [1500, 2000], last_us: 9000, longest_gap_us: 7000 };
    const stream = readExchange({ ...HEAD, request: {}, response: {}, sent_events });
    expect(stream.sentEvents).toEqual({ count: 3, times: [1.5, 2], last: 9, longestGap: 7 });
    const quiet = readExchange({ ...HEAD, request: {}, response: {}, sent_events: { count: 0 } });
    expect(quiet.sentEvents).toEqual({ count: 0, times: [], last: null, longestGap: null });
    expect(readExchange({ ...HEAD, request: {}, response: {} }).sentEvents).toBeNull();
  });

  it('are counted where they were lost', () => {
    const losses = [{ reason: 'spool_full', lost: 3, last: 't' }];
    expect(readLosses({ losses })).toEqual(losses);
    expect(() => readLosses([])).toThrow();
  });
});
