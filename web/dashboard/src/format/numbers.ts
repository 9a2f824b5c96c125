import type { Metric } from '../api/wire';

/** How a metric is named, written and judged. */
interface Look {
  readonly name: string;
  /** One sentence that says what is counted. */
  readonly meaning: string;
  readonly unit: 'count' | 'ratio' | 'percent' | 'seconds' | 'milliseconds';
  /** Whether a rise is good news, bad news or neither. */
  readonly rise: 'good' | 'bad';
}

export const LOOKS: Readonly<Record<Metric, Look>> = {
  visitors: {
    name: 'Visitors',
    meaning: 'Different people who came',
    unit: 'count',
    rise: 'good',
  },
  visits: {
    name: 'Visits',
    meaning: 'Stretches of activity of one visitor without a long pause',
    unit: 'count',
    rise: 'good',
  },
  pageviews: { name: 'Pageviews', meaning: 'Pages shown', unit: 'count', rise: 'good' },
  views_per_visit: {
    name: 'Views per visit',
    meaning: 'Pages shown in a visit, on average',
    unit: 'ratio',
    rise: 'good',
  },
  bounce_rate: {
    name: 'Bounce rate',
    meaning: 'Visits of one page and nothing else',
    unit: 'percent',
    rise: 'bad',
  },
  visit_duration: {
    name: 'Visit duration',
    meaning: 'Time from the first to the last event of a visit, on average',
    unit: 'seconds',
    rise: 'good',
  },
  requests: { name: 'Requests', meaning: 'HTTP requests answered', unit: 'count', rise: 'good' },
  error_rate: {
    name: 'Error rate',
    meaning: 'Requests answered with a status of 400 and above',
    unit: 'percent',
    rise: 'bad',
  },
  duration_p95: {
    name: 'p95',
    meaning: '95 of 100 requests took at most this long',
    unit: 'milliseconds',
    rise: 'bad',
  },
  events: { name: 'Events', meaning: 'Everything recorded', unit: 'count', rise: 'good' },
  percentage: { name: 'Share', meaning: 'Share of all visitors', unit: 'percent', rise: 'good' },
};

const NONE = '–';
const LOCALE = 'en';
/** Percent; beyond it the exact number says nothing. */
const MOST_CHANGE = 999;

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumSignificantDigits: 3 });
const tenth = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const hundredth = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });

/** The number in few letters: `12.3K`, `4.1%`, `2m 05s`, `182 ms`. */
export function brief(metric: Metric, value: number | null): string {
  if (value === null) {
    return NONE;
  }
  switch (LOOKS[metric].unit) {
    case 'count':
      return Math.abs(value) < 1000 ? whole.format(value) : short.format(value);
    case 'ratio':
      return hundredth.format(value);
    case 'percent':
      return `${(value > 0 && value < 10 ? tenth : whole).format(value)}%`;
    case 'seconds':
      return seconds(value);
    case 'milliseconds':
      return milliseconds(value);
  }
}

/** The number with all its digits, for tooltips and tables. */
export function full(metric: Metric, value: number | null): string {
  if (value !== null && LOOKS[metric].unit === 'count') {
    return whole.format(value);
  }
  if (value !== null && LOOKS[metric].unit === 'percent') {
    return `${tenth.format(value)}%`;
  }
  return brief(metric, value);
}

/** A number against the one before it. */
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
  const amount = most ? `>${MOST_CHANGE}` : String(Math.abs(rounded));
  const up = rounded > 0;
  return {
    text: points ? `${amount} pp` : `${amount}%`,
    direction: up ? 'up' : 'down',
    news: up === (rise === 'good') ? 'good' : 'bad',
  };
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
    return `${tenth.format(value / 1000)} s`;
  }
  if (value >= 1000) {
    return `${hundredth.format(value / 1000)} s`;
  }
  return `${(value < 10 ? tenth : whole).format(value)} ms`;
}
