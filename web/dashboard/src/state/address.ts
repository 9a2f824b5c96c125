import { type Filter, FURTHER_METRICS, type Grain, HEADLINES, type Metric } from '../api/wire';
import { isMoment } from './calendar';
import { readFilter, writeFilter } from './filter-text';

export const RANGES = [
  'day',
  'yesterday',
  '24h',
  '7d',
  '28d',
  '30d',
  '91d',
  'month',
  'last-month',
  '6mo',
  '12mo',
  'year',
  'all',
  'custom',
] as const;

export type Range = (typeof RANGES)[number];

/** What the range is held against: nothing in the chart, or a stretch before it. */
export const COMPARISONS = ['off', 'previous', 'year', 'custom'] as const;

export type Comparison = (typeof COMPARISONS)[number];

/** What is shown: all of it is in the page's address, so that links and "back" work. */
export interface View {
  /** The page's name in the registry. */
  readonly page: string;
  /** '' until one is chosen. */
  readonly site: string;
  readonly range: Range;
  /** First and last day, or minute, of a custom range; else ''. */
  readonly from: string;
  readonly to: string;
  readonly metric: Metric;
  readonly filters: readonly Filter[];
  readonly bots: boolean;
  readonly compare: Comparison;
  /** First and last day of a custom comparison; else ''. */
  readonly compareFrom: string;
  readonly compareTo: string;
  /** Whether the compared stretch starts on the same day of the week. */
  readonly weekdays: boolean;
  /** The chart's grain where it is not the range's usual one. */
  readonly by: Grain | null;
  /** The details dialog that is open; '' for none. */
  readonly details: string;
  /** What the page keeps for itself, under names that nothing above has. */
  readonly own: Readonly<Record<string, string>>;
}

export const SITE_PAGE = 'site';

export const START: View = {
  page: SITE_PAGE,
  site: '',
  range: '28d',
  from: '',
  to: '',
  metric: 'visitors',
  filters: [],
  bots: false,
  compare: 'off',
  compareFrom: '',
  compareTo: '',
  weekdays: false,
  by: null,
  details: '',
  own: {},
};

const GRAINS: readonly Grain[] = ['minute', 'hour', 'day', 'week', 'month'];
const METRICS: readonly Metric[] = [...HEADLINES, ...FURTHER_METRICS];
const WORD = /^[a-z][a-z0-9.-]{0,63}$/;
/** More filters than anybody clicks together; an address with more is cut. */
const MOST_FILTERS = 20;
/** More than a page keeps. */
const MOST_OWN = 20;
const NAMES: ReadonlySet<string> = new Set([
  'page',
  'site',
  'range',
  'from',
  'to',
  'metric',
  'f',
  'bots',
  'compare',
  'compare-from',
  'compare-to',
  'weekdays',
  'by',
  'details',
  'auth',
]);

/** Reads the address's query part; what it does not understand is left at its start. */
export function readAddress(search: string): View {
  const given = new URLSearchParams(search);
  const text = (name: string) => given.get(name) ?? '';
  const range = oneOf(RANGES, given.get('range')) ?? START.range;
  const span = range === 'custom' ? ends(text('from'), text('to')) : null;
  const compare = oneOf(COMPARISONS, given.get('compare')) ?? START.compare;
  const past = compare === 'custom' ? ends(text('compare-from'), text('compare-to')) : null;
  return {
    page: WORD.test(text('page')) ? text('page') : START.page,
    site: text('site'),
    range: range === 'custom' && span === null ? START.range : range,
    from: span?.[0] ?? '',
    to: span?.[1] ?? '',
    metric: oneOf(METRICS, given.get('metric')) ?? START.metric,
    filters: given.getAll('f').flatMap(readFilter).slice(0, MOST_FILTERS),
    bots: given.get('bots') === '1',
    compare: compare === 'custom' && past === null ? START.compare : compare,
    compareFrom: past?.[0] ?? '',
    compareTo: past?.[1] ?? '',
    weekdays: given.get('weekdays') === '1',
    by: oneOf(GRAINS, given.get('by')),
    details: WORD.test(text('details')) ? text('details') : '',
    own: readOwn(given),
  };
}

/** The query part of the view's address, without what is as at the start. */
export function writeAddress(view: View): string {
  const parts = new URLSearchParams();
  const put = (name: string, value: string, usual = '') => {
    if (value !== usual) {
      parts.append(name, value);
    }
  };
  put('page', view.page, START.page);
  put('site', view.site);
  put('range', view.range, START.range);
  put('from', view.from);
  put('to', view.to);
  put('metric', view.metric, START.metric);
  for (const filter of view.filters) {
    parts.append('f', writeFilter(filter));
  }
  put('bots', view.bots ? '1' : '');
  put('compare', view.compare, START.compare);
  put('compare-from', view.compareFrom);
  put('compare-to', view.compareTo);
  put('weekdays', view.weekdays ? '1' : '');
  put('by', view.by ?? '');
  put('details', view.details);
  for (const [name, value] of Object.entries(view.own)) {
    put(name, value);
  }
  // Commas, colons and slashes may stand in a query part; plain they are easier to read.
  const text = parts
    .toString()
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');
  return text === '' ? '' : `?${text}`;
}

function readOwn(given: URLSearchParams): Readonly<Record<string, string>> {
  const own = [...given].filter(
    ([name, value]) => !NAMES.has(name) && WORD.test(name) && value !== '',
  );
  return Object.fromEntries(own.slice(0, MOST_OWN));
}

function ends(from: string, to: string): readonly [string, string] | null {
  const same = from.length === to.length;
  return same && isMoment(from) && isMoment(to) && from <= to ? [from, to] : null;
}

function oneOf<T extends string>(words: readonly T[], word: string | null): T | null {
  return words.find((w) => w === word) ?? null;
}
