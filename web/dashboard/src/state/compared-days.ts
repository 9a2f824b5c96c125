import type { Span } from '../api/wire';
import type { Range, View } from './address';
import { addDays, addMonths, daysIn, weekday } from './calendar';

const DAYS_A_WEEK = 7;

/** The whole days that a range of days is held against; null before all time. */
export function comparedDays(view: View, [from, to]: Span, today: string): Span | null {
  switch (view.compare) {
    case 'custom':
      return [view.compareFrom, view.compareTo];
    case 'year':
      return matched(view, from, [addMonths(from, -12), addMonths(to, -12)]);
    case 'previous':
    case 'off':
      return view.range === 'all' ? null : matched(view, from, before(view.range, from, to, today));
  }
}

function before(range: Range, from: string, to: string, today: string): Span {
  switch (range) {
    case 'month':
      return [addMonths(from, -1), addMonths(to, -1)];
    case 'last-month':
      return [addMonths(from, -1), addDays(from, -1)];
    case '6mo':
      return [addMonths(from, -6), addMonths(today, -6)];
    case '12mo':
    case 'year':
      return [addMonths(from, -12), addMonths(to, -12)];
    default:
      return [addDays(from, -daysIn(from, to)), addDays(from, -1)];
  }
}

/** Moves the stretch to the nearest start on the weekday on which the range starts. */
function matched(view: View, from: string, past: Span): Span {
  if (!view.weekdays) {
    return past;
  }
  const forward = (weekday(from) - weekday(past[0]) + DAYS_A_WEEK) % DAYS_A_WEEK;
  const nearest = forward > DAYS_A_WEEK / 2 ? forward - DAYS_A_WEEK : forward;
  const days = addDays(past[0], nearest) === from ? nearest - DAYS_A_WEEK : nearest;
  return [addDays(past[0], days), addDays(past[1], days)];
}
