import { type Filter, type Grain, HEADLINES, type Headline, type Operator } from '../api/wire';
import { isDay } from './calendar';

export const RANGES = [
  'day',
  '24h',
  '7d',
  '28d',
  '30d',
  '91d',
  'month',
  'year',
  'all',
  'custom',
] as const;

export type Range = (typeof RANGES)[number];

/** What the page shows: all of it is in the page's address, so that links and "back" work. */
export interface View {
  /** '' until one is chosen. */
  readonly site: string;
  readonly range: Range;
  /** First and last day of a custom range, else ''. */
  readonly from: string;
  readonly to: string;
  readonly metric: Headline;
  readonly filters: readonly Filter[];
  readonly bots: boolean;
  /** Whether the chart shows the period before too. */
  readonly compare: boolean;
  /** The chart's grain where it is not the range's usual one. */
  readonly by: Grain | null;
}

export const START: View = {
  site: '',
  range: '28d',
  from: '',
  to: '',
  metric: 'visitors',
  filters: [],
  bots: false,
  compare: false,
  by: null,
};

const OPERATORS: readonly Operator[] = ['is', 'is_not', 'contains', 'contains_not'];
const GRAINS: readonly Grain[] = ['hour', 'day', 'week', 'month'];
/** More filters than anybody clicks together; an address with more is cut. */
const MOST_FILTERS = 20;

/** Reads the address's query part; what it does not understand is left at its start. */
export function readAddress(search: string): View {
  const given = new URLSearchParams(search);
  const range = oneOf(RANGES, given.get('range')) ?? START.range;
  const from = given.get('from') ?? '';
  const to = given.get('to') ?? '';
  const days = range === 'custom' && isDay(from) && isDay(to) && from <= to;
  return {
    site: given.get('site') ?? '',
    range: range === 'custom' && !days ? START.range : range,
    from: days ? from : '',
    to: days ? to : '',
    metric: oneOf(HEADLINES, given.get('metric')) ?? START.metric,
    filters: given.getAll('f').flatMap(readFilter).slice(0, MOST_FILTERS),
    bots: given.get('bots') === '1',
    compare: given.get('compare') === '1',
    by: oneOf(GRAINS, given.get('by')),
  };
}

/** The query part of the view's address, without what is as at the start. */
export function writeAddress(view: View): string {
  const parts = new URLSearchParams();
  const put = (name: string, value: string, usual: string) => {
    if (value !== usual) {
      parts.append(name, value);
    }
  };
  put('site', view.site, START.site);
  put('range', view.range, START.range);
  put('from', view.from, '');
  put('to', view.to, '');
  put('metric', view.metric, START.metric);
  for (const [operator, dimension, values] of view.filters) {
    parts.append('f', [operator, dimension, ...values].map(escapeComma).join(','));
  }
  put('bots', view.bots ? '1' : '', '');
  put('compare', view.compare ? '1' : '', '');
  put('by', view.by ?? '', '');
  // Commas, colons and slashes may stand in a query part; plain they are easier to read.
  const text = parts
    .toString()
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/');
  return text === '' ? '' : `?${text}`;
}

function readFilter(text: string): readonly Filter[] {
  const [word = '', dimension = '', ...values] = text.split(',').map(plain);
  const operator = oneOf(OPERATORS, word);
  const wellFormed = /^(event|visit):[\w:. -]+$/.test(dimension) && values.length > 0;
  return operator !== null && wellFormed ? [[operator, dimension, values]] : [];
}

function escapeComma(text: string): string {
  return text.replaceAll('%', '%25').replaceAll(',', '%2C');
}

function plain(text: string): string {
  return text.replaceAll('%2C', ',').replaceAll('%25', '%');
}

function oneOf<T extends string>(words: readonly T[], word: string | null): T | null {
  return words.find((w) => w === word) ?? null;
}
