import type { Range, View } from './address';
import { addDays, addMonths, daysIn, wallClock } from './calendar';
import { type Period, spanOfRange } from './period';

/** What a view's range and its ends become. */
export type Ranged = Pick<View, 'range' | 'from' | 'to'>;

const DAY_LENGTH = 'YYYY-MM-DD'.length;
const MINUTE_MS = 60_000;

/** Ranges that end today, and so may be what a step leads back to. */
const NAMED: readonly Range[] = [
  'day',
  '7d',
  '28d',
  '30d',
  '91d',
  'month',
  '6mo',
  '12mo',
  'year',
  'yesterday',
  'last-month',
];
const MONTHS: Partial<Record<Range, number>> = {
  month: 1,
  'last-month': 1,
  '6mo': 6,
  '12mo': 12,
  year: 12,
};

/**
 * The stretch of the same length before the range (-1) or after it (1); null where there is none:
 * before all time, and after what runs.
 */
export function stepped(
  view: View,
  period: Period,
  direction: -1 | 1,
  now: Date,
  zone: string,
): Ranged | null {
  const clock = wallClock(now, zone);
  const today = clock.slice(0, DAY_LENGTH);
  if (view.range === 'all') {
    return null;
  }
  if (period.span[0].length > DAY_LENGTH) {
    return ofMinutes(period, direction, now, zone);
  }
  const [from, to] = period.days;
  const months = MONTHS[view.range] ?? wholeMonths(from, to);
  const start = months > 0 ? addMonths(from, direction * months) : null;
  const days = daysIn(from, to);
  const first = start ?? addDays(from, direction * days);
  const last =
    start === null ? addDays(to, direction * days) : addDays(addMonths(start, months), -1);
  return first > today ? null : named(first, last, today);
}

function named(from: string, to: string, today: string): Ranged {
  const end = to > today ? today : to;
  const found = NAMED.find((range) => {
    const [first, last] = spanOfRange(range, today);
    return first === from && (last === to || (last === today && end === today));
  });
  return found === undefined
    ? { range: 'custom', from, to: end }
    : { range: found, from: '', to: '' };
}

function ofMinutes({ span }: Period, direction: -1 | 1, now: Date, zone: string): Ranged | null {
  const start = Date.parse(span[0]);
  const length = Math.ceil((Date.parse(span[1]) + 1 - start) / MINUTE_MS) * MINUTE_MS;
  const first = start + direction * length;
  const text = (ms: number) => wallClock(new Date(ms), zone).slice(0, 16).replace(' ', 'T');
  return first > now.getTime()
    ? null
    : { range: 'custom', from: text(first), to: text(first + length - MINUTE_MS) };
}

/** How many months the days are, where they are whole ones; else 0. */
function wholeMonths(from: string, to: string): number {
  const after = addDays(to, 1);
  if (!from.endsWith('-01') || !after.endsWith('-01')) {
    return 0;
  }
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return count(after) - count(from);
}

/**
 * The range from the first to the last bucket of a chart: of days, or of minutes where the marked
 * buckets are no whole days.
 */
export function zoomed(first: string, last: string, grain: Period['grain'], to: string): Ranged {
  const start = first.slice(0, DAY_LENGTH);
  const end = last.slice(0, DAY_LENGTH);
  const custom = (from: string, until: string): Ranged => ({ range: 'custom', from, to: until });
  const upTo = (day: string) => (day > to && to >= start ? to : day);
  switch (grain) {
    case 'minute':
    case 'hour': {
      const clock = last.slice(11, 16);
      const until = grain === 'hour' ? `${clock.slice(0, 2)}:59` : clock;
      const from = first.slice(11, 16);
      return from === '00:00' && until === '23:59'
        ? custom(start, end)
        : custom(`${start}T${from}`, `${end}T${until}`);
    }
    case 'day':
      return custom(start, end);
    case 'week':
      return custom(start, upTo(addDays(end, 6)));
    case 'month':
      return custom(start, upTo(addDays(addMonths(`${end.slice(0, 7)}-01`, 1), -1)));
  }
}
