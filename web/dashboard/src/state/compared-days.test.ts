import { describe, expect, it } from 'vitest';
import { START, type View } from './address';
import { weekday } from './calendar';
import { comparedDays } from './compared-days';

const MONTH = ['2026-10-23', '2026-11-21'] as const;

function compared(change: Partial<View>) {
  return comparedDays({ ...START, range: '30d', ...change }, MONTH, '2026-11-21');
}

describe('the compared days', () => {
  it('are as many, just before', () => {
    expect(compared({ compare: 'previous' })).toEqual(['2026-09-23', '2026-10-22']);
  });

  it('start on the same weekday where wished', () => {
    const [from, to] = compared({ compare: 'year', weekdays: true }) ?? ['', ''];
    expect([from, to]).toEqual(['2025-10-24', '2025-11-22']);
    expect(weekday(from)).toBe(weekday(MONTH[0]));
  });

  it('are never the days themselves', () => {
    const day = { ...START, range: 'day', weekdays: true } as const;
    const today = ['2026-11-21', '2026-11-21'] as const;
    expect(comparedDays(day, today, today[0])).toEqual(['2026-11-14', '2026-11-14']);
  });

  it('are those that were chosen', () => {
    const chosen = { compareFrom: '2024-01-01', compareTo: '2024-01-09' };
    expect(compared({ compare: 'custom', ...chosen })).toEqual(['2024-01-01', '2024-01-09']);
  });
});
