import { computed, signal } from '@preact/signals';
import type { Filter, Question, Site, Span } from '../api/wire';
import { readAddress, START, type View, writeAddress } from './address';
import { periodOf } from './period';
import { LINK_PARAMETER } from './shared';

/** How often a range that still runs is asked again. */
const REFRESH_MS = 60_000;

export const view = signal<View>(readAddress(location.search));
export const sites = signal<readonly Site[]>([]);
/** First and last day of the site's traffic; null until known, asked only for the range `all`. */
export const whole = signal<Span | null>(null);

const clock = signal(new Date());

export const zone = computed(() => {
  return sites.value.find((site) => site.domain === view.value.site)?.timezone ?? 'UTC';
});

/** Null while the range `all` waits for its ends. */
export const period = computed(() => {
  if (view.value.range === 'all' && whole.value === null) {
    return null;
  }
  return periodOf(view.value, clock.value, zone.value, whole.value ?? ['', '']);
});

/** What every question of a page has in common. */
export function question(
  span: 'all' | Span,
  parts: Omit<Question, 'site_id' | 'date_range'>,
): Question {
  const { site, filters, bots } = view.value;
  const include = { ...parts.include, ...(bots ? { bots: true as const } : {}) };
  return {
    ...parts,
    site_id: site,
    date_range: span,
    filters: [...filters, ...(parts.filters ?? [])],
    include,
  };
}

/** Tells one question from another; stays the same while only the time moves on. */
export function nameOf(asked: Question): string {
  const { range } = view.value;
  return JSON.stringify({ ...asked, range, date_range: range === '24h' ? '' : asked.date_range });
}

/** Tells one comparison from another. */
export function comparedName(): string {
  const { compare, weekdays, compareFrom, compareTo } = view.value;
  return [compare, weekdays, compareFrom, compareTo].join('/');
}

/** The address at which the view with the change is shown. */
export function addressOf(change: Partial<View>): string {
  return location.pathname + withLink(writeAddress({ ...view.value, ...change }));
}

/** A shared link stays one, whatever of the page is shown. */
function withLink(query: string): string {
  const slug = new URLSearchParams(location.search).get(LINK_PARAMETER);
  return slug === null
    ? query
    : `${query === '' ? '?' : `${query}&`}${new URLSearchParams({ [LINK_PARAMETER]: slug })}`;
}

/** Where a page is shown: with the site, range and filters as they are, without what is its own. */
export function pageChange(page: string): Partial<View> {
  return { page, details: '', own: {}, metric: START.metric };
}

/** Changes what is shown, as a new step of the browser's history. */
export function go(change: Partial<View>): void {
  const address = addressOf(change);
  if (address !== location.pathname + location.search) {
    history.pushState(null, '', address);
  }
  show({ ...view.value, ...change });
}

/** Changes what is shown without a step of history: for what is not worth going back to. */
export function settle(change: Partial<View>): void {
  history.replaceState(null, '', addressOf(change));
  show({ ...view.value, ...change });
}

/** Keeps a word of the page itself in the address; '' forgets it. */
export function keep(name: string, value: string): void {
  const { [name]: _, ...others } = view.value.own;
  settle({ own: value === '' ? others : { ...others, [name]: value } });
}

function show(next: View): void {
  if (next.site !== view.value.site || (next.range === 'all' && view.value.range !== 'all')) {
    whole.value = null;
  }
  view.value = next;
}

export function setFilters(filters: readonly Filter[]): void {
  go({ filters });
}

/** Follows the browser's history and the time. */
export function follow(): void {
  addEventListener('popstate', () => show(readAddress(location.search)));
  const tick = () => {
    const age = Date.now() - clock.value.getTime();
    if (document.visibilityState === 'visible' && period.value?.now != null && age >= REFRESH_MS) {
      clock.value = new Date();
    }
  };
  setInterval(tick, REFRESH_MS);
  document.addEventListener('visibilitychange', tick);
}

/** Asks again what is shown, with the time as it is now. */
export function refresh(): void {
  clock.value = new Date();
}

/** Changes whenever answers are to be asked again although the question stays the same. */
export const beat = computed(() => clock.value.getTime());
