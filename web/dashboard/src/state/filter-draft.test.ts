import { describe, expect, it } from 'vitest';
import type { Filter } from '../api/wire';
import {
  about,
  countOf,
  type Draft,
  draftOf,
  filtersOf,
  groupIn,
  NEW_CONDITION,
  operatorsOf,
} from './filter-draft';

const PAGE = { ...NEW_CONDITION, values: ['/docs'] };
const BERLIN = { ...NEW_CONDITION, dimension: 'visit:city_name', values: ['Berlin'] };

describe('the filter editor', () => {
  it.each<{ filter: Filter }>([
    { filter: ['is', 'visit:country', ['DE', 'FR']] },
    { filter: ['contains_not', 'event:page', ['/Docs'], { case_sensitive: false }] },
    { filter: ['matches', 'event:props:plan', ['^t']] },
    { filter: ['has_not_done', ['contains', 'event:page', ['/pricing']]] },
    {
      filter: [
        'or',
        [
          ['is', 'visit:country', ['DE']],
          ['has_done', ['is', 'event:name', ['Signup']]],
        ],
      ],
    },
  ])('brings back what it was given: $filter', ({ filter }) => {
    const draft = draftOf(filter);
    expect(draft && filtersOf(draft)).toEqual([filter]);
  });

  it('brings back groups within groups', () => {
    const all: Filter = [
      'and',
      [
        ['is', 'visit:country', ['DE']],
        [
          'or',
          [
            ['is', 'event:page', ['/docs']],
            ['has_done', ['is', 'event:name', ['Signup']]],
          ],
        ],
      ],
    ];
    const either: Filter = ['or', [['is', 'visit:device', ['Tablet']], all]];
    const draft = draftOf(either);
    expect(draft && countOf(draft)).toBe(4);
    expect(draft && filtersOf(draft)).toEqual([either]);
  });

  it('shows nothing that is deeper than it goes, and no segments', () => {
    const one: Filter = ['is', 'visit:country', ['DE']];
    const deep: Filter = ['or', [one, ['and', [one, ['or', [one, ['and', [one, one]]]]]]]];
    expect(draftOf(deep)).toBeNull();
    expect(draftOf(['or', [one, ['is', 'segment', ['7']]]])).toBeNull();
  });

  it('begins a group that joins the other way, and leaves out what stays empty of it', () => {
    const group = groupIn({ joined: 'and', parts: [PAGE] });
    expect(group.joined).toBe('or');
    expect(filtersOf({ joined: 'and', parts: [PAGE, group] })).toHaveLength(1);
    const filled: Draft = { ...group, parts: [PAGE, BERLIN] };
    expect(filtersOf({ joined: 'and', parts: [PAGE, filled] })).toEqual([
      ['is', 'event:page', ['/docs']],
      ['or', filtersOf({ joined: 'and', parts: [PAGE, BERLIN] })],
    ]);
    const half: Draft = { ...group, parts: [PAGE, NEW_CONDITION] };
    expect(filtersOf({ joined: 'and', parts: [half] })).toEqual([['is', 'event:page', ['/docs']]]);
  });

  it('makes a filter of each condition where all must be met, and one of them where any', () => {
    const all = filtersOf({ joined: 'and', parts: [PAGE, BERLIN] });
    expect(all).toEqual([
      ['is', 'event:page', ['/docs']],
      ['is', 'visit:city_name', ['Berlin']],
    ]);
    expect(filtersOf({ joined: 'or', parts: [PAGE, BERLIN] })).toEqual([['or', all]]);
    expect(filtersOf({ joined: 'or', parts: [PAGE] })).toEqual([all[0]]);
  });

  it('counts what was typed last, and leaves out what has no value', () => {
    const conditions = [
      { ...PAGE, typed: ' /blog ' },
      { ...PAGE, typed: '/docs' },
      NEW_CONDITION,
      { ...PAGE, dimension: 'event:props:' },
    ];
    expect(filtersOf({ joined: 'and', parts: conditions })).toEqual([
      ['is', 'event:page', ['/docs', '/blog']],
      ['is', 'event:page', ['/docs']],
    ]);
  });

  it('lets patterns speak of case themselves', () => {
    const pattern = { ...PAGE, operator: 'matches' as const, anyCase: true };
    expect(filtersOf({ joined: 'and', parts: [pattern] })).toEqual([
      ['matches', 'event:page', ['/docs']],
    ]);
  });

  it('offers only what the server takes', () => {
    expect(operatorsOf('event:goal')).not.toContain('is_not');
    expect(operatorsOf('visit:country')).not.toContain('has_done');
    const done = { ...PAGE, operator: 'has_done' as const };
    expect(about(done, 'visit:country').operator).toBe('is');
    expect(about(done, 'event:name').operator).toBe('has_done');
    expect(about(done, 'event:name').values).toEqual([]);
  });
});
