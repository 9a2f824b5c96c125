import { describe, expect, it } from 'vitest';
import { brief, change, full } from './numbers';

describe('numbers', () => {
  it.each([
    ['visitors', 0, '0'],
    ['visitors', 999, '999'],
    ['pageviews', 12_345, '12.3K'],
    ['requests', 1_234_567, '1.23M'],
    ['views_per_visit', 3.456, '3.46'],
    ['bounce_rate', 43.4, '43%'],
    ['error_rate', 0.04, '0%'],
    ['error_rate', 1.84, '1.8%'],
    ['visit_duration', 42, '42s'],
    ['visit_duration', 125, '2m 05s'],
    ['visit_duration', 3_720, '1h 02m'],
    ['duration_p95', 0.4, '0.4 ms'],
    ['duration_p95', 182.4, '182 ms'],
    ['duration_p95', 1_234, '1.23 s'],
    ['duration_p95', 61_234, '61.2 s'],
    ['duration_p95', null, '–'],
  ] as const)('%s of %s is %s', (metric, value, text) => {
    expect(brief(metric, value)).toBe(text);
  });

  it('keep all digits in full', () => {
    expect(full('pageviews', 12_345)).toBe('12,345');
    expect(full('bounce_rate', 43.44)).toBe('43.4%');
  });
});

describe('a change', () => {
  it('is a share of what was', () => {
    expect(change('visitors', 150, 100)).toEqual({ text: '50%', direction: 'up', news: 'good' });
    expect(change('visitors', 97, 100)).toEqual({ text: '3%', direction: 'down', news: 'bad' });
  });

  it('beyond all measure is not counted out', () => {
    expect(change('visitors', 12_000, 10)?.text).toBe('>999%');
  });

  it('of a rate is in points', () => {
    const fell = { text: '1.5 pp', direction: 'down', news: 'good' };
    expect(change('bounce_rate', 40, 41.5)).toEqual(fell);
  });

  it('upwards is bad news for latency', () => {
    expect(change('duration_p95', 200, 100)?.news).toBe('bad');
  });

  it('is neither good nor bad where nothing changed', () => {
    expect(change('visits', 1000, 1000)).toEqual({ text: '0%', direction: 'same', news: 'none' });
  });

  it('is not told where there was nothing or nothing is known', () => {
    expect(change('visitors', 5, 0)).toBeNull();
    expect(change('duration_p95', null, 100)).toBeNull();
    expect(change('duration_p95', 100, null)).toBeNull();
  });
});
