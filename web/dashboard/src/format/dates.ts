import { computed } from '@preact/signals';
import type { Grain, Span } from '../api/wire';
import { locale, text } from '../text/text';

function as(options: Intl.DateTimeFormatOptions) {
  return computed(() => new Intl.DateTimeFormat(locale.value, { ...options, timeZone: 'UTC' }));
}

const dayOfMonth = as({ day: 'numeric', month: 'short' });
const dayOfYear = as({ day: 'numeric', month: 'short', year: 'numeric' });
const longDay = as({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const minuteOfDay = as({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const clockTime = as({ hour: 'numeric', minute: '2-digit' });
const clockOfDay = as({
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const monthOfYear = as({ month: 'short', year: 'numeric' });
const longMonth = as({ month: 'long', year: 'numeric' });
const weekdayName = as({ weekday: 'short' });

/** A Monday, from which the days of a week are counted. */
const MONDAY = '2024-01-01';
const DAY_MS = 86_400_000;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** A bucket's label as a time; the zone plays no part, it is the site's already. */
function moment(label: string): Date {
  return new Date(`${label.slice(0, DAY_LENGTH)}T${label.slice(DAY_LENGTH + 1) || '00:00:00'}Z`);
}

/** A time by the clocks of that zone, to the minute. */
export function minuteName(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale.value, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(ms);
}

/** The clock at a time in that zone, to the second. */
export function clockName(ms: number, timeZone: string): string {
  return new Intl.DateTimeFormat(locale.value, {
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
  }).format(ms);
}

/** A bucket's name under the chart: `14:00`, `3 Nov`, `Nov 2026`. */
export function axisLabel(label: string, grain: Grain, manyDays: boolean): string {
  switch (grain) {
    case 'minute':
    case 'hour':
      return manyDays && label.slice(11, 16) === '00:00'
        ? dayOfMonth.value.format(moment(label))
        : clockTime.value.format(moment(label));
    case 'day':
    case 'week':
      return dayOfMonth.value.format(moment(label));
    case 'month':
      return monthOfYear.value.format(moment(label));
  }
}

/** A bucket's name in full: `Tue, 3 Nov 2026`, `Tue 3 Nov, 14:00`. */
export function bucketName(label: string, grain: Grain): string {
  switch (grain) {
    case 'minute':
    case 'hour':
      return minuteOfDay.value.format(moment(label));
    case 'day':
      return longDay.value.format(moment(label));
    case 'week':
      return text.value.grains.week(dayOfYear.value.format(moment(label)));
    case 'month':
      return longMonth.value.format(moment(label));
  }
}

/** A wall clock's moment: `Tue, 3 Nov 2026`, and the time where it is not midnight. */
export function wallClockName(clock: string): string {
  const day = longDay.value.format(moment(clock.slice(0, DAY_LENGTH)));
  return clock.slice(11, 16) === '00:00' ? day : `${day}, ${clockTime.value.format(moment(clock))}`;
}

/** `3 Nov 2026, 09:00 – 11:59`, from two wall clocks. */
export function clockSpanName([from, to]: Span): string {
  return clockOfDay.value.formatRange(moment(from), moment(to));
}

/** `3 – 21 Nov 2026`, or one day's name. */
export function spanName([from, to]: Span): string {
  return dayOfYear.value.formatRange(
    moment(from.slice(0, DAY_LENGTH)),
    moment(to.slice(0, DAY_LENGTH)),
  );
}

/** A short name for the day of the week, 1 for a Monday to 7 for a Sunday. */
export function nameOfWeekday(day: number): string {
  return weekdayName.value.format(new Date(Date.parse(MONDAY) + (day - 1) * DAY_MS));
}

/** `14:00`, or `2 PM`, as the locale has it. */
export function nameOfHour(hour: number): string {
  return clockTime.value.format(new Date(Date.parse(MONDAY) + hour * 3_600_000));
}

/** The days of the week in the locale's order, 1 for a Monday to 7 for a Sunday. */
export function weekOrder(): readonly number[] {
  const first = firstDay(locale.value);
  return Array.from({ length: 7 }, (_, at) => ((first - 1 + at) % 7) + 1);
}

interface WeekLocale {
  readonly weekInfo?: { readonly firstDay?: number };
  readonly getWeekInfo?: () => { readonly firstDay?: number };
}

function firstDay(tag: string): number {
  try {
    const known = new Intl.Locale(tag) as unknown as WeekLocale;
    return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
}
