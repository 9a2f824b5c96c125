import { computed } from '@preact/signals';
import type { Metric } from '../api/wire';
import { locale } from '../text/text';
import { minuteName } from './dates';

/** How a metric is written and judged; its name is among the texts. */
interface Look {
  readonly unit: 'count' | 'ratio' | 'percent' | 'seconds' | 'milliseconds' | 'bytes' | 'time';
  /** Whether a rise is good news or bad news. */
  readonly rise: 'good' | 'bad';
}

export const LOOKS: Readonly<Record<Metric, Look>> = {
  visitors: { unit: 'count', rise: 'good' },
  visits: { unit: 'count', rise: 'good' },
  pageviews: { unit: 'count', rise: 'good' },
  views_per_visit: { unit: 'ratio', rise: 'good' },
  bounce_rate: { unit: 'percent', rise: 'bad' },
  visit_duration: { unit: 'seconds', rise: 'good' },
  requests: { unit: 'count', rise: 'good' },
  error_rate: { unit: 'percent', rise: 'bad' },
  errors: { unit: 'count', rise: 'bad' },
  duration_p50: { unit: 'milliseconds', rise: 'bad' },
  duration_p90: { unit: 'milliseconds', rise: 'bad' },
  duration_p95: { unit: 'milliseconds', rise: 'bad' },
  duration_p99: { unit: 'milliseconds', rise: 'bad' },
  duration_avg: { unit: 'milliseconds', rise: 'bad' },
  bytes_in: { unit: 'bytes', rise: 'good' },
  bytes_out: { unit: 'bytes', rise: 'good' },
  client_errors: { unit: 'count', rise: 'bad' },
  server_errors: { unit: 'count', rise: 'bad' },
  first_seen: { unit: 'time', rise: 'good' },
  last_seen: { unit: 'time', rise: 'good' },
  events: { unit: 'count', rise: 'good' },
  percentage: { unit: 'percent', rise: 'good' },
  conversion_rate: { unit: 'percent', rise: 'good' },
  scroll_depth: { unit: 'percent', rise: 'good' },
  time_on_page: { unit: 'seconds', rise: 'good' },
};

const NONE = '–';
/** Percent; beyond it the exact number says nothing. */
const MOST_CHANGE = 999;

function as(options: Intl.NumberFormatOptions) {
  return computed(() => new Intl.NumberFormat(locale.value, options));
}

const whole = as({ maximumFractionDigits: 0 });
const short = as({ notation: 'compact', maximumSignificantDigits: 3 });
const tenth = as({ maximumFractionDigits: 1 });
const hundredth = as({ maximumFractionDigits: 2 });
const KILO = 1000;
const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** The number in few letters: `12.3K`, `4.1%`, `2m 05s`, `182 ms`. */
export function brief(metric: Metric, value: number | null): string {
  if (value === null) {
    return NONE;
  }
  switch (LOOKS[metric].unit) {
    case 'count':
      return Math.abs(value) < 1000 ? whole.value.format(value) : short.value.format(value);
    case 'ratio':
      return hundredth.value.format(value);
    case 'percent':
      return `${(value > 0 && value < 10 ? tenth : whole).value.format(value)}%`;
    case 'seconds':
      return seconds(value);
    case 'milliseconds':
      return milliseconds(value);
    case 'bytes':
      return bytes(value);
    case 'time':
      return minuteName(value, 'UTC');
  }
}

/** The number with all its digits, for tooltips and tables. */
export function full(metric: Metric, value: number | null): string {
  if (value !== null && LOOKS[metric].unit === 'count') {
    return whole.value.format(value);
  }
  if (value !== null && LOOKS[metric].unit === 'percent') {
    return `${tenth.value.format(value)}%`;
  }
  return brief(metric, value);
}

/** A number against the one before it. */
/** A number where it is known, else ''. */
export function known(metric: Metric, value: number | null | undefined): string {
  return value === null || value === undefined ? '' : full(metric, value);
}

export interface Change {
  readonly text: string;
  readonly direction: 'up' | 'down' | 'same';
  readonly news: 'good' | 'bad' | 'none';
}

/**
 * Rates change by points, everything else by a share of what it was. Null where a number is missing
 * or there was nothing before.
 */
export function change(metric: Metric, now: number | null, before: number | null): Change | null {
  if (now === null || before === null) {
    return null;
  }
  const { unit, rise } = LOOKS[metric];
  const points = unit === 'percent';
  if (!points && before === 0) {
    return null;
  }
  const size = points ? now - before : ((now - before) / before) * 100;
  const rounded = Math.abs(size) < 10 ? Math.round(size * 10) / 10 : Math.round(size);
  if (rounded === 0) {
    return { text: points ? '0 pp' : '0%', direction: 'same', news: 'none' };
  }
  const most = Math.abs(rounded) > MOST_CHANGE;
  const amount = most ? `>${MOST_CHANGE}` : tenth.value.format(Math.abs(rounded));
  const up = rounded > 0;
  return {
    text: points ? `${amount} pp` : `${amount}%`,
    direction: up ? 'up' : 'down',
    news: up === (rise === 'good') ? 'good' : 'bad',
  };
}

const ARROWS = { up: '↑', down: '↓', same: '' } as const;

/** The change in a few letters: `↑ 12%`; a dash where there is none to tell. */
export function changeText(metric: Metric, now: number | null, before: number | null): string {
  const changed = change(metric, now, before);
  return changed === null ? NONE : `${ARROWS[changed.direction]} ${changed.text}`.trim();
}

function seconds(value: number): string {
  const all = Math.round(value);
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  const rest = all % 60;
  const two = (n: number) => String(n).padStart(2, '0');
  if (hours > 0) {
    return `${hours}h ${two(minutes)}m`;
  }
  return minutes > 0 ? `${minutes}m ${two(rest)}s` : `${rest}s`;
}

function milliseconds(value: number): string {
  if (value >= 10_000) {
    return `${tenth.value.format(value / 1000)} s`;
  }
  if (value >= 1000) {
    return `${hundredth.value.format(value / 1000)} s`;
  }
  return `${(value < 10 ? tenth : whole).value.format(value)} ms`;
}

function bytes(value: number): string {
  let power = 0;
  let left = value;
  while (left >= KILO && power < BYTE_UNITS.length - 1) {
    left /= KILO;
    power++;
  }
  const digits = left < 10 && power > 0 ? tenth : whole;
  return `${digits.value.format(left)} ${BYTE_UNITS[power]}`;
}

/** A count with all its digits. */
export function counted(value: number): string {
  return whole.value.format(value);
}

/** An average of counts. */
export function mean(value: number | null): string {
  return value === null ? NONE : tenth.value.format(value);
}
