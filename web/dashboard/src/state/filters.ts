import type { Filter } from '../api/wire';

/** Adds the value to the dimension's `is` filter, or takes it away where it is there already. */
export function toggle(
  filters: readonly Filter[],
  dimension: string,
  value: string,
): readonly Filter[] {
  const at = filters.findIndex(([op, dim]) => op === 'is' && dim === dimension);
  const found = filters[at];
  if (found === undefined) {
    return [...filters, ['is', dimension, [value]]];
  }
  const values = found[2].includes(value)
    ? found[2].filter((v) => v !== value)
    : [...found[2], value];
  const changed: readonly Filter[] = values.length === 0 ? [] : [['is', dimension, values]];
  return [...filters.slice(0, at), ...changed, ...filters.slice(at + 1)];
}

export function picked(filters: readonly Filter[], dimension: string, value: string): boolean {
  return filters.some(([op, dim, values]) => {
    return op === 'is' && dim === dimension && values.includes(value);
  });
}

export function without(filters: readonly Filter[], at: number): readonly Filter[] {
  return filters.filter((_, index) => index !== at);
}

/** Turns "is" into "is not" and back. */
export function negated(filters: readonly Filter[], at: number): readonly Filter[] {
  const opposite = {
    is: 'is_not',
    is_not: 'is',
    contains: 'contains_not',
    contains_not: 'contains',
  } as const;
  return filters.map((filter, index) => {
    return index === at ? [opposite[filter[0]], filter[1], filter[2]] : filter;
  });
}
