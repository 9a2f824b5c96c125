import { describe, expect, it } from 'vitest';
import { UnexpectedShape } from './decode';
import { readCredits, readLive, readNotices, readSeenAddress } from './decode-operation';

describe('what the operator is told', () => {
  it('is read from health', () => {
    const body = { status: 'ready', notices: [{ part: 'geo.path', text: 'x.mmdb is missing' }] };
    expect(readNotices(body)).toEqual(body.notices);
    expect(() => readNotices({ status: 'ready' })).toThrow(UnexpectedShape);
  });

  it('links credits to websites only', () => {
    const web = { text: 'by DB-IP', url: 'https://db-ip.com' };
    const script = { text: 'by somebody', url: 'javascript:alert(1)' };
    expect(readCredits({ credits: [web, script, null] })).toEqual([web]);
  });

  it('says of live events what tells them apart', () => {
    const page = { kind: 'pageview', name: 'pageview', path: '/a' };
    const call = { kind: 'request', name: 'request', method: 'GET', path: '/b' };
    const custom = { kind: 'custom', name: 'Signup', path: '/c' };
    const tag = { kind: 'tag', name: 'page1' };
    const { events } = readLive({ events: [page, call, custom, tag], more: false });
    expect(events.map(({ what }) => what)).toEqual(['/a', 'GET /b', 'Signup · /c', 'page1']);
  });

  it('shows the address with its place in one line', () => {
    const hop = { address: '8.8.8.8', sent: '8.8.8.8:1', from: 'Forwarded', trusted: false };
    const seen = readSeenAddress({
      address: '8.8.8.8',
      kind: 'public',
      why: 'So.',
      advice: '',
      place: { country: 'US', region: '', city: 'Mountain View' },
      chain: [{ ...hop, role: 'client' }],
      headers: [{ name: 'Forwarded', values: ['for=8.8.8.8'], read: true }],
    });
    expect(seen.place).toBe('Mountain View, US');
    expect(seen.chain).toEqual([
      { sent: '8.8.8.8:1', from: 'Forwarded', trusted: false, role: 'client' },
    ]);
    expect(seen.headers[0]?.values).toEqual(['for=8.8.8.8']);
  });
});
