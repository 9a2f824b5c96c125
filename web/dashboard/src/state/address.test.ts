import { describe, expect, it } from 'vitest';
import { readAddress, START, type View, writeAddress } from './address';

describe('the address', () => {
  it('is empty for the start', () => {
    expect(writeAddress(START)).toBe('');
    expect(readAddress('')).toEqual(START);
  });

  it('brings back everything that is shown', () => {
    const view: View = {
      site: 'exämple.org/shop',
      range: 'custom',
      from: '2026-01-01',
      to: '2026-02-28',
      metric: 'duration_p95',
      filters: [
        ['is', 'event:page', ['/a,b', '/50%2C off', '/c&d=e#f']],
        ['is_not', 'visit:source', ['Direct / None']],
        ['contains', 'event:props:plan name', ['é + ü']],
        ['contains_not', 'event:page', ['/Docs', '.i'], { case_sensitive: false }],
        ['has_done', ['is', 'event:page', ['/A'], { case_sensitive: false }]],
        ['has_not_done', ['is', 'event:page', ['/a,b']]],
        [
          'or',
          [
            ['is', 'visit:country', ['DE']],
            ['matches', 'event:page', ['^/x']],
          ],
        ],
      ],
      bots: true,
      page: 'live',
      compare: 'custom',
      compareFrom: '2025-01-01',
      compareTo: '2025-02-28',
      weekdays: true,
      details: 'pages.top',
      own: { tab: 'entry' },
      by: 'week',
    };
    expect(readAddress(writeAddress(view))).toEqual(view);
  });

  it('is readable', () => {
    const address = writeAddress({ ...START, filters: [['is', 'event:page', ['/docs']]] });
    expect(address).toBe('?f=is,event:page,/docs');
  });

  it.each([
    '?range=fortnight',
    '?range=custom&from=2026-02-30&to=2026-03-01',
    '?range=custom&from=2026-03-02&to=2026-03-01',
    '?metric=smell',
    '?compare=custom&compare-from=2026-03-02',
    '?f=["or",[]]',
    '?f=["or",[["is","time:day",["x"]]]]',
    '?f=[',
    '?Page=x',
    '?page=../x',
    '?by=second',
    '?f=is',
    '?f=is,event:page',
    '?f=smells_like,event:page,/',
    '?f=is,time:day,2026-01-01',
  ])('starts anew where it makes no sense: %s', (search) => {
    expect(readAddress(search)).toEqual(START);
  });

  it('holds no more filters than the server takes', () => {
    const search = `?${'f=is,event:page,/&'.repeat(500)}`;
    expect(readAddress(search).filters).toHaveLength(20);
  });
});
