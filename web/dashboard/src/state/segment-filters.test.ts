import { expect, it } from 'vitest';
import type { Filter } from '../api/wire';
import { filterOf, isSegment, opened } from './segment-filters';

const GERMANY = {
  id: '7',
  name: 'Germany',
  filters: [['is', 'visit:country', ['DE']]],
};

it('a segment is a filter by its number', () => {
  expect(filterOf(GERMANY)).toEqual(['is', 'segment', ['7']]);
  expect(isSegment(filterOf(GERMANY))).toBe(true);
  expect(isSegment(filterOf(GERMANY), '8')).toBe(false);
  expect(isSegment(['is', 'visit:country', ['7']])).toBe(false);
});

it('a segment opens to its filters, unless they are more than can be shown', () => {
  const odd = { ...GERMANY, id: '8', filters: [['not', ['is', 'event:page', ['/']]]] };
  const of = (id: string): Filter => ['is', 'segment', [id]];
  expect(opened(of('7'), [GERMANY, odd])).toEqual(GERMANY.filters);
  expect(opened(of('8'), [GERMANY, odd])).toBeNull();
  expect(opened(of('9'), [GERMANY, odd])).toBeNull();
});
