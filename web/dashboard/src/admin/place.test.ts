import { describe, expect, it } from 'vitest';
import { readPlace, START, writePlace } from './place';

describe('what the address says', () => {
  it('comes back as it was written', () => {
    const place = {
      ...START,
      list: 'errors' as const,
      site: 'shop.example',
      search: 'a & b#?',
      offset: 100,
    };
    expect(readPlace(writePlace(place))).toEqual(place);
  });

  it('is the list of events where it says nothing', () => {
    expect(readPlace('')).toEqual(START);
    expect(readPlace('#/nonsense?offset=-3')).toEqual(START);
  });

  it('leaves out what is as usual', () => {
    expect(writePlace({ ...START, list: 'sessions' })).toBe('#/sessions');
  });
});
