import { clockSpanName, spanName } from '../format/dates';
import { wallClock } from '../state/calendar';
import type { Period } from '../state/period';

/** A period in words: its days, or its hours and minutes in the site's zone. */
export function spanText({ span, days }: Period, zone: string): string {
  const [from, to] = span;
  return from.length === days[0].length
    ? spanName(days)
    : clockSpanName([wallClock(new Date(from), zone), wallClock(new Date(to), zone)]);
}
