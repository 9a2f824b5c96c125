import type { Grain, Span } from '../api/wire';

const LOCALE = 'en-GB';

function as(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' });
}

const dayOfMonth = as({ day: 'numeric', month: 'short' });
const dayOfWeek = as({ weekday: 'short', day: 'numeric', month: 'short' });
const dayOfYear = as({ day: 'numeric', month: 'short', year: 'numeric' });
const longDay = as({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const monthOfYear = as({ month: 'short', year: 'numeric' });
const longMonth = as({ month: 'long', year: 'numeric' });

/** A bucket's label as a time; the zone plays no part, it is the site's already. */
function moment(label: string): Date {
  return new Date(`${label.slice(0, 10)}T${label.slice(11) || '00:00:00'}Z`);
}

/** A bucket's name under the chart: `14:00`, `3 Nov`, `Nov 2026`. */
export function axisLabel(label: string, grain: Grain, manyDays: boolean): string {
  switch (grain) {
    case 'hour':
      return manyDays && label.slice(11, 13) === '00'
        ? dayOfMonth.format(moment(label))
        : label.slice(11, 16);
    case 'day':
    case 'week':
      return dayOfMonth.format(moment(label));
    case 'month':
      return monthOfYear.format(moment(label));
  }
}

/** A bucket's name in full: `Tue, 3 Nov 2026`, `Tue 3 Nov, 14:00`. */
export function bucketName(label: string, grain: Grain): string {
  switch (grain) {
    case 'hour':
      return `${dayOfWeek.format(moment(label))}, ${label.slice(11, 16)}`;
    case 'day':
      return longDay.format(moment(label));
    case 'week':
      return `Week of ${dayOfYear.format(moment(label))}`;
    case 'month':
      return longMonth.format(moment(label));
  }
}

/** `3 – 21 Nov 2026`, or one day's name. */
export function spanName([from, to]: Span): string {
  return dayOfYear.formatRange(moment(from.slice(0, 10)), moment(to.slice(0, 10)));
}
