import type { Grain, Span } from '../api/wire';
import type { Range, View } from './address';
import { addDays, addMonths, daysIn, instantOf, wallClock } from './calendar';
import { comparedDays } from './compared-days';

/** What a range means right now, in the site's zone. */
export interface Period {
  readonly span: Span;
  /** The stretch that it is held against, up to the same clock; none for all time. */
  readonly before: Span | null;
  /** The same with its last day whole, for a line that does not break off. */
  readonly beforeWhole: Span | null;
  readonly grain: Grain;
  /** The grains that make a readable chart of this length. */
  readonly grains: readonly Grain[];
  /** The wall clock now, where the range still runs; its bucket is not complete. */
  readonly now: string | null;
  /** First and last day that the range touches. */
  readonly days: Span;
}

const DAYS_BACK: Partial<Record<Range, number>> = {
  day: 1,
  '7d': 7,
  '28d': 28,
  '30d': 30,
  '91d': 91,
};
const MONTHS_BACK: Partial<Record<Range, number>> = { month: 1, '6mo': 6, '12mo': 12 };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** @param whole first and last day of the site's traffic, for the range `all` */
export function periodOf(view: View, now: Date, zone: string, whole: Span): Period {
  const clock = wallClock(now, zone);
  const today = clock.slice(0, DAY_LENGTH);
  if (view.range === '24h') {
    return lastDay(view, now, clock, zone);
  }
  if (view.range === 'custom' && view.from.length > DAY_LENGTH) {
    return minutes(view, now, clock, zone);
  }
  const [from, to] = ends(view, today, whole);
  const runs = from <= today && to >= today;
  const past = comparedDays(view, [from, to], today);
  const cut = runs && view.compare !== 'custom';
  const grains = grainsOf(daysIn(from, to));
  return {
    span: [from, to],
    before: past && (cut ? upTo(past, clock, today, to, zone) : past),
    beforeWhole: past,
    grain: chosen(view.by, grains, usualGrain(daysIn(from, to))),
    grains,
    now: runs ? clock : null,
    days: [from, to],
  };
}

function lastDay(view: View, now: Date, clock: string, zone: string): Period {
  const [, minute = 0, seconds = 0] = clock.slice(11).split(':').map(Number);
  const hour = now.getTime() - now.getMilliseconds() - (minute * 60 + seconds) * 1000;
  const start = hour - 23 * HOUR_MS;
  const back = (view.compare === 'year' ? 364 : view.weekdays ? 7 : 1) * DAY_MS;
  const custom = view.compare === 'custom' ? ([view.compareFrom, view.compareTo] as const) : null;
  const grains: readonly Grain[] = ['minute', 'hour'];
  return {
    span: [rfc(start), rfc(now.getTime())],
    before: custom ?? [rfc(start - back), rfc(now.getTime() - back)],
    beforeWhole: custom ?? [rfc(start - back), rfc(start - back + DAY_MS - 1000)],
    grain: chosen(view.by, grains, 'hour'),
    grains,
    now: clock,
    days: [wallClock(new Date(start), zone).slice(0, DAY_LENGTH), clock.slice(0, DAY_LENGTH)],
  };
}

/** A custom range of hours or minutes, its last minute inside. */
function minutes(view: View, now: Date, clock: string, zone: string): Period {
  const at = (moment: string) => instantOf(`${moment.replace('T', ' ')}:00`, zone).getTime();
  const start = at(view.from);
  const end = at(view.to) + MINUTE_MS;
  const length = end - start;
  const back = view.compare === 'year' ? 364 * DAY_MS : view.weekdays ? weeksOver(length) : length;
  const runs = start <= now.getTime() && now.getTime() < end;
  const before =
    view.compare === 'custom'
      ? ([view.compareFrom, view.compareTo] as const)
      : ([rfc(start - back), rfc(end - back - 1000)] as const);
  const grains: readonly Grain[] =
    length <= DAY_MS ? ['minute', 'hour'] : length <= 14 * DAY_MS ? ['hour', 'day'] : ['day'];
  return {
    span: [rfc(start), rfc(end - 1000)],
    before,
    beforeWhole: before,
    grain: chosen(view.by, grains, length <= 6 * HOUR_MS ? 'minute' : (grains.at(-1) ?? 'day')),
    grains,
    now: runs ? clock : null,
    days: [view.from.slice(0, DAY_LENGTH), view.to.slice(0, DAY_LENGTH)],
  };
}

function weeksOver(length: number): number {
  return Math.ceil(length / (7 * DAY_MS)) * 7 * DAY_MS;
}

function ends(view: View, today: string, whole: Span): Span {
  switch (view.range) {
    case 'all':
      return [whole[0].slice(0, DAY_LENGTH), whole[1].slice(0, DAY_LENGTH)];
    case 'custom':
      return [view.from, view.to];
    default:
      return spanOfRange(view.range, today);
  }
}

/** The days that a span touches, by UTC where it is one of instants. */
export function daysOf([from, to]: Span): Span {
  return [from.slice(0, DAY_LENGTH), to.slice(0, DAY_LENGTH)];
}

/** First and last day of a range that the day alone tells. */
export function spanOfRange(range: Range, today: string): Span {
  const first = `${today.slice(0, 7)}-01`;
  switch (range) {
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)];
    case 'last-month':
      return [addMonths(first, -1), addDays(first, -1)];
    case 'year':
      return [`${today.slice(0, 4)}-01-01`, today];
    default: {
      const months = MONTHS_BACK[range];
      return months === undefined
        ? [addDays(today, 1 - (DAYS_BACK[range] ?? 1)), today]
        : [addMonths(first, 1 - months), today];
    }
  }
}

/** Cuts the stretch before where the clock now stands in it, so that like is held against like. */
function upTo(past: Span, clock: string, today: string, to: string, zone: string): Span {
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
  if (days === 1) {
    grains.push('minute');
  }
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
