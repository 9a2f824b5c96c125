import type { Annotation } from '../api/kept';
import type { Span } from '../api/wire';
import { wallClock } from '../state/calendar';
import type { Series } from './series';

const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** The notes about each bucket of a series, by its place. */
export type Marks = ReadonlyMap<number, readonly string[]>;

/** Puts annotations to the buckets in which they lie; those outside the range are left out. */
export function marksOf(
  annotations: readonly Annotation[],
  { labels }: Series,
  [from, to]: Span,
  zone: string,
): Marks {
  const marks = new Map<number, string[]>();
  const days = from.length === DAY_LENGTH;
  for (const { at, note } of annotations) {
    const instant = new Date(at);
    const clock = wallClock(instant, zone);
    const inside = days
      ? from <= clock.slice(0, DAY_LENGTH) && clock.slice(0, DAY_LENGTH) <= to
      : Date.parse(from) <= instant.getTime() && instant.getTime() <= Date.parse(to) + 999;
    // A week's or month's label may lie before the range, and so before any of its days.
    const index = inside ? labels.findLastIndex((label) => label <= clock) : -1;
    if (index >= 0) {
      marks.set(index, [...(marks.get(index) ?? []), note]);
    }
  }
  return marks;
}
