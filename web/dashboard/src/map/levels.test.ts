import { LANDS, SMALL } from 'virtual:world';
import { expect, it } from 'vitest';
import { levels } from './levels';

it('tells small counts from great ones, and both from none', () => {
  const level = levels([0, 1, 40, 10_000], 'roots');
  expect([0, 1, 40, 2_600, 10_000].map(level)).toEqual([0, 1, 1, 4, 6]);
});

it('spreads what is alike from the lowest to the highest', () => {
  const level = levels([40, 50, 60], 'evenly');
  expect([40, 50, 60].map(level)).toEqual([1, 3, 6]);
  expect(levels([40], 'evenly')(40)).toBe(6);
  expect(levels([0, 0], 'evenly')(0)).toBe(1);
});

it('draws each country once, by its two letters, and the small ones as places', () => {
  const codes = [...LANDS, ...SMALL].map(([code]) => code).filter((code) => code !== '');
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.length).toBeGreaterThan(230);
  expect(codes).toEqual(expect.arrayContaining(['DE', 'US', 'XK', 'MT', 'SG']));
  expect(LANDS.every(([, path]) => path.startsWith('M'))).toBe(true);
  expect(SMALL.every(([, x, y]) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
});
