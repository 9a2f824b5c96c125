import type { Grain, Span } from '../api/wire';
import type { Range, View } from './address';
import { addDays, addMonths, daysIn, instantOf, wallClock } from './calendar';

/** What a range means right now, in the site's zone. */
export interface Period {
  readonly span: Span;
  /** The stretch before, of the same length up to the same clock; none before all time. */
  readonly before: Span | null;
  /** The same with its last day whole, for a line that does not break off. */
  readonly beforeWhole: Span | null;
  readonly grain: Grain;
  /** The grains that make a readable chart of this length. */
  readonly grains: readonly Grain[];
  /** The wall clock now, where the range still runs; its bucket is not complete. */
  readonly now: string | null;
}

const DAYS_BACK: Partial<Record<Range, number>> = {
  day: 1,
  '7d': 7,
  '28d': 28,
  '30d': 30,
  '91d': 91,
};
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** @param whole first and last day of the site's traffic, for the range `all` */
export function periodOf(view: View, now: Date, zone: string, whole: Span): Period {
  const clock = wallClock(now, zone);
  const today = clock.slice(0, 10);
  if (view.range === '24h') {
    return lastDay(now, clock);
  }
  const [from, to] = ends(view, today, whole);
  const past = view.range === 'all' ? null : before(view.range, from, to);
  const runs = from <= today && to >= today;
  const grains = grainsOf(daysIn(from, to));
  return {
    span: [from, to],
    before: past && upTo(past, runs ? clock : null, today, to, zone),
    beforeWhole: past,
    grain: chosen(view.by, grains, usualGrain(daysIn(from, to))),
    grains,
    now: runs ? clock : null,
  };
}

function lastDay(now: Date, clock: string): Period {
  const [, minutes = 0, seconds = 0] = clock.slice(11).split(':').map(Number);
  const hour = now.getTime() - now.getMilliseconds() - (minutes * 60 + seconds) * 1000;
  const start = hour - 23 * HOUR_MS;
  return {
    span: [rfc(start), rfc(now.getTime())],
    before: [rfc(start - DAY_MS), rfc(now.getTime() - DAY_MS)],
    beforeWhole: [rfc(start - DAY_MS), rfc(start - 1000)],
    grain: 'hour',
    grains: ['hour'],
    now: clock,
  };
}

function ends(view: View, today: string, whole: Span): Span {
  switch (view.range) {
    case 'all':
      return [whole[0].slice(0, 10), whole[1].slice(0, 10)];
    case 'custom':
      return [view.from, view.to];
    case 'month':
      return [`${today.slice(0, 7)}-01`, today];
    case 'year':
      return [`${today.slice(0, 4)}-01-01`, today];
    default:
      return [addDays(today, 1 - (DAYS_BACK[view.range] ?? 1)), today];
  }
}

function before(range: Range, from: string, to: string): Span {
  switch (range) {
    case 'month':
      return [addMonths(from, -1), addMonths(to, -1)];
    case 'year':
      return [addMonths(from, -12), addMonths(to, -12)];
    default:
      return [addDays(from, -daysIn(from, to)), addDays(from, -1)];
  }
}

/** Cuts the period before where the clock now stands in it, so that like is held against like. */
function upTo(past: Span, clock: string | null, today: string, to: string, zone: string): Span {
  if (clock === null) {
    return past;
  }
  const start = instantOf(`${past[0]} 00:00:00`, zone);
  const lastDay = addDays(past[1], 1 - daysIn(today, to));
  const end = instantOf(`${lastDay} ${clock.slice(11)}`, zone);
  return [rfc(start.getTime()), rfc(end.getTime())];
}

function usualGrain(days: number): Grain {
  if (days <= 2) {
    return 'hour';
  }
  return days <= 92 ? 'day' : 'month';
}

function grainsOf(days: number): readonly Grain[] {
  const grains: Grain[] = [];
  if (days <= 14) {
    grains.push('hour');
  }
  if (days > 1 && days <= 800) {
    grains.push('day');
  }
  if (days > 7) {
    grains.push('week');
  }
  if (days > 31) {
    grains.push('month');
  }
  return grains;
}

function chosen(wish: Grain | null, grains: readonly Grain[], usual: Grain): Grain {
  return wish !== null && grains.includes(wish) ? wish : usual;
}

function rfc(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
