import { describe, expect, it } from 'vitest';
import type { Filter } from '../api/wire';
import { opposite, picked, toggle, without } from './filters';

const GERMANY: readonly Filter[] = [['is', 'visit:country', ['DE']]];

describe('a click on a row', () => {
  it('adds a filter', () => {
    expect(toggle([], 'visit:country', 'DE')).toEqual(GERMANY);
  });

  it('adds an alternative to the filter of the same dimension', () => {
    expect(toggle(GERMANY, 'visit:country', 'FR')).toEqual([['is', 'visit:country', ['DE', 'FR']]]);
  });

  it('takes a picked value away, and the filter with its last value', () => {
    expect(toggle(GERMANY, 'visit:country', 'DE')).toEqual([]);
  });

  it('leaves other filters where they are', () => {
    const others: readonly Filter[] = [['is_not', 'visit:country', ['FR']], ...GERMANY];
    expect(toggle(others, 'visit:country', 'DE')).toEqual([['is_not', 'visit:country', ['FR']]]);
    expect(picked(others, 'visit:country', 'FR')).toBe(false);
    expect(picked(others, 'visit:country', 'DE')).toBe(true);
  });
});

describe('a chip', () => {
  it('turns round and back', () => {
    const turned = opposite(['is', 'visit:country', ['DE']]);
    expect(turned).toEqual(['is_not', 'visit:country', ['DE']]);
    expect(turned && opposite(turned)).toEqual(['is', 'visit:country', ['DE']]);
    expect(opposite(['or', GERMANY])).toBeNull();
  });

  it('goes away alone', () => {
    const two: readonly Filter[] = [...GERMANY, ['is', 'event:page', ['/']]];
    expect(without(two, 0)).toEqual([['is', 'event:page', ['/']]]);
  });
});
