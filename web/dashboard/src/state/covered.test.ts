import { describe, expect, it } from 'vitest';
import type { Answer } from '../api/wire';
import { isCovered } from './covered';

function answer(firstEvent: string | null): Answer {
  return {
    rows: [],
    timeLabels: [],
    span: ['2026-10-01T00:00:00+02:00', '2026-10-30T23:59:59+01:00'],
    zone: 'Europe/Berlin',
    totalRows: null,
    firstEvent,
    warnings: new Map(),
  };
}

describe('a period to compare with', () => {
  it('is covered where the site began before it, or early in it', () => {
    expect(isCovered(answer('2020-02-03T04:05:06+01:00'))).toBe(true);
    expect(isCovered(answer('2026-10-01T00:00:00+02:00'))).toBe(true);
    expect(isCovered(answer('2026-10-03T12:00:00+02:00'))).toBe(true);
  });

  it('is not where the site began later, or has no event at all', () => {
    expect(isCovered(answer('2026-10-05T00:00:00+02:00'))).toBe(false);
    expect(isCovered(answer('2026-11-20T00:00:00+01:00'))).toBe(false);
    expect(isCovered(answer(null))).toBe(false);
  });
});
