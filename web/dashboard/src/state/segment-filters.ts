import { signal } from '@preact/signals';
import type { Segment } from '../api/kept';
import type { Filter } from '../api/wire';
import { SEGMENT } from './dimensions';
import { readFilter } from './filter-text';

/** The segments of the site that is shown; none until they are here. */
export const segments = signal<readonly Segment[]>([]);

/** A filter for the segment. */
export function filterOf({ id }: Segment): Filter {
  return ['is', SEGMENT, [id]];
}

/** Whether the filter is for a segment, that of the id or any. */
export function isSegment(filter: Filter, id?: string): boolean {
  return (
    filter[0] === 'is' && filter[1] === SEGMENT && (id === undefined || filter[2].includes(id))
  );
}

/** The filters of one segment in the place of its name; null where they cannot be shown here. */
export function opened(filter: Filter, known: readonly Segment[]): readonly Filter[] | null {
  const named = filter[0] === 'is' && filter[2].length === 1 ? filter[2][0] : undefined;
  const segment = known.find(({ id }) => id === named);
  if (segment === undefined) {
    return null;
  }
  const read = segment.filters.map((one) => readFilter(JSON.stringify(one)));
  return read.some((one) => one.length === 0) ? null : read.flat();
}
