import { describe, expect, test } from 'vitest';
import { ratingOf, type Shift, worstShift } from './vitals-words';

const shifts = (...pairs: [number, number][]): Shift[] =>
  pairs.map(([startTime, value]) => ({ startTime, value, hadRecentInput: false }));

describe('the worst burst of shifts', () => {
  test('is nothing where nothing moved', () => {
    expect(worstShift([])).toBe(0);
  });

  test('is the sum of shifts with less than a second between them', () => {
    expect(worstShift(shifts([0, 0.1], [900, 0.1], [1_800, 0.1]))).toBe(0.3);
  });

  test('ends with a pause of a second', () => {
    expect(worstShift(shifts([0, 0.1], [1_000, 0.05], [1_100, 0.06], [9_000, 0.01]))).toBe(0.11);
  });

  test('ends after five seconds', () => {
    const long = shifts(...Array.from({ length: 12 }, (_, i): [number, number] => [i * 500, 0.01]));
    expect(worstShift(long)).toBe(0.1);
  });
});

describe('the rating', () => {
  test.each([
    ['good', {}],
    ['good', { lcp: 2_500, inp: 200, cls: 0.1, ttfb: 9_000 }],
    ['needs improvement', { lcp: 2_501, cls: 0 }],
    ['needs improvement', { lcp: 1, cls: 0.25 }],
    ['poor', { lcp: 1, inp: 501, cls: 0.2 }],
  ])('is %s for %j', (rating, found) => {
    expect(ratingOf(found)).toBe(rating);
  });
});
