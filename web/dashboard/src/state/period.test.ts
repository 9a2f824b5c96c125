import { describe, expect, it } from 'vitest';
import { START, type View } from './address';
import { periodOf } from './period';

const NOW = new Date('2026-11-21T13:45:30Z');
const WHOLE = ['2025-03-01', '2026-11-21'] as const;

function period(change: Partial<View>, zone = 'UTC') {
  return periodOf({ ...START, ...change }, NOW, zone, WHOLE);
}

describe('a range', () => {
  it('of days ends today', () => {
    expect(period({ range: '7d' }).span).toEqual(['2026-11-15', '2026-11-21']);
    expect(period({ range: 'day' }).span).toEqual(['2026-11-21', '2026-11-21']);
    expect(period({ range: '91d' }).span[0]).toBe('2026-08-23');
  });

  it('takes today from the clock of the site', () => {
    expect(period({ range: 'day' }, 'Pacific/Kiritimati').span[0]).toBe('2026-11-22');
  });

  it('of a month or year starts with its first day', () => {
    expect(period({ range: 'month' }).span).toEqual(['2026-11-01', '2026-11-21']);
    expect(period({ range: 'year' }).span).toEqual(['2026-01-01', '2026-11-21']);
  });

  it('of 24 hours has 24 full hours of which the last one runs', () => {
    const { span, grain, now } = period({ range: '24h' });
    expect(span).toEqual(['2026-11-20T14:00:00Z', '2026-11-21T13:45:30Z']);
    expect(grain).toBe('hour');
    expect(now).toBe('2026-11-21 13:45:30');
  });

  it('of 24 hours starts at a full hour of a zone with half hours too', () => {
    const { span, now } = period({ range: '24h' }, 'Asia/Kolkata');
    expect(now).toBe('2026-11-21 19:15:30');
    expect(span[0]).toBe('2026-11-20T14:30:00Z');
  });

  it('of all time has nothing before it', () => {
    const { span, before, beforeWhole, grain } = period({ range: 'all' });
    expect(span).toEqual(WHOLE);
    expect([before, beforeWhole]).toEqual([null, null]);
    expect(grain).toBe('month');
  });

  it('that is over does not run', () => {
    const custom = period({ range: 'custom', from: '2026-10-01', to: '2026-10-10' });
    expect(custom.now).toBeNull();
    expect(custom.before).toEqual(['2026-09-21', '2026-09-30']);
  });
});

describe('the period before', () => {
  it('ends at the same clock while the range runs', () => {
    expect(period({ range: '7d' }).before).toEqual([
      '2026-11-08T00:00:00Z',
      '2026-11-14T13:45:30Z',
    ]);
    expect(period({ range: '7d' }).beforeWhole).toEqual(['2026-11-08', '2026-11-14']);
  });

  it('is the same part of the month or year before', () => {
    const month = period({ range: 'month' });
    expect(month.before).toEqual(['2026-10-01T00:00:00Z', '2026-10-21T13:45:30Z']);
    expect(period({ range: 'year' }).beforeWhole).toEqual(['2025-01-01', '2025-11-21']);
  });

  it('keeps the clock over a change of the clocks', () => {
    const { before } = period({ range: '28d' }, 'Europe/Berlin');
    expect(before).toEqual(['2026-09-26T22:00:00Z', '2026-10-24T12:45:30Z']);
  });

  it('stops where now stands in a range that goes on after today', () => {
    const { before } = period({ range: 'custom', from: '2026-11-20', to: '2026-11-23' });
    expect(before).toEqual(['2026-11-16T00:00:00Z', '2026-11-17T13:45:30Z']);
  });
});

describe('the grain', () => {
  it('is the wish where it makes a readable chart', () => {
    expect(period({ range: '28d', by: 'week' }).grain).toBe('week');
    expect(period({ range: '7d', by: 'hour' }).grain).toBe('hour');
  });

  it('is the usual one where the wish does not fit', () => {
    expect(period({ range: '91d', by: 'hour' }).grain).toBe('day');
    expect(period({ range: 'day', by: 'month' }).grain).toBe('hour');
  });

  it('is always one of those on offer', () => {
    for (const range of [
      'day',
      '24h',
      '7d',
      '28d',
      '30d',
      '91d',
      'month',
      'year',
      'all',
    ] as const) {
      const { grain, grains } = period({ range });
      expect(grains).toContain(grain);
    }
  });
});
