import type { Filter, Match, Operator } from '../api/wire';
import { SEGMENT } from './dimensions';

/** Adds the value to the dimension's `is` filter, or takes it away where it is there already. */
export function toggle(
  filters: readonly Filter[],
  dimension: string,
  value: string,
): readonly Filter[] {
  const at = filters.findIndex((filter) => isOf(filter, dimension));
  const found = filters[at];
  if (found === undefined || !isMatch(found)) {
    return [...filters, ['is', dimension, [value]]];
  }
  const values = found[2].includes(value)
    ? found[2].filter((v) => v !== value)
    : [...found[2], value];
  const changed: readonly Filter[] = values.length === 0 ? [] : [['is', dimension, values]];
  return [...filters.slice(0, at), ...changed, ...filters.slice(at + 1)];
}

export function picked(filters: readonly Filter[], dimension: string, value: string): boolean {
  return filters.some((filter) => {
    return isMatch(filter) && isOf(filter, dimension) && filter[2].includes(value);
  });
}

/** The one value that the dimension is narrowed to; '' where there is none or more than one. */
export function only(filters: readonly Filter[], dimension: string): string {
  const found = filters.find((filter) => isOf(filter, dimension));
  return found !== undefined && isMatch(found) && found[2].length === 1 ? (found[2][0] ?? '') : '';
}

export function without(filters: readonly Filter[], at: number): readonly Filter[] {
  return filters.filter((_, index) => index !== at);
}

export function replaced(
  filters: readonly Filter[],
  at: number,
  by: readonly Filter[],
): readonly Filter[] {
  return [...filters.slice(0, at), ...by, ...filters.slice(at + 1)];
}

const OPPOSITES: Readonly<Record<Operator, Operator>> = {
  is: 'is_not',
  is_not: 'is',
  contains: 'contains_not',
  contains_not: 'contains',
  matches: 'matches_not',
  matches_not: 'matches',
};

/** The filter that lets through what this one leaves out; null for those that join several. */
export function opposite(filter: Filter): Filter | null {
  if (isMatch(filter)) {
    if (filter[1] === SEGMENT) {
      return null;
    }
    const [operator, ...others] = filter;
    return [OPPOSITES[operator], ...others];
  }
  switch (filter[0]) {
    case 'has_done':
      return ['has_not_done', filter[1]];
    case 'has_not_done':
      return ['has_done', filter[1]];
    case 'and':
    case 'or':
      return null;
  }
}

export function isMatch(filter: Filter): filter is Match {
  return filter.length > 2;
}

function isOf(filter: Filter, dimension: string): boolean {
  return filter.length === 3 && filter[0] === 'is' && filter[1] === dimension;
}
