import {
  type Answer,
  HEADLINES,
  HEADLINES_OF_ALL,
  HEADLINES_OF_REQUESTS,
  type Headline,
} from '../api/wire';
import { useBefore } from './before';
import { type Loaded, useLoaded } from './loaded';
import type { Period } from './period';
import { client } from './session';
import { nameOf, question } from './view';

type Numbers = ReadonlyMap<Headline, number | null>;

/** The numbers at the top of the page, of the range and of the period before it. */
export interface Totals {
  /** As far as they are here: of this range or, while it is waited for, of the last one. */
  readonly now: Numbers;
  readonly before: Numbers;
  /** Whether the site began within the period before or after it. */
  readonly uncovered: boolean;
  /** Whether who comes on several days counts as several visitors. */
  readonly daily: boolean;
}

/** What the server says of the metric `visitors` where the site knows nobody again the next day. */
const COUNTED_PER_DAY = 'visitors_counted_per_day';

/**
 * Asks first for the numbers that every site has; then, where there are requests, how they were
 * answered, and for the period before, without which there is just no change to show.
 */
export function useTotals({ span, before }: Period): Loaded<Totals> {
  const ask = (metrics: readonly Headline[]) => question(span, { metrics });
  const name = nameOf(ask(HEADLINES_OF_ALL));
  const all = useLoaded(name, (signal) => client.ask(ask(HEADLINES_OF_ALL), signal));
  const known = all.value !== null && !all.waiting;
  const now = numbersOf(HEADLINES_OF_ALL, all.value);
  const requests = known && (now.get('requests') ?? 0) > 0;
  const answered = useLoaded(requests ? `${name}/answered` : '', (signal) =>
    client.ask(ask(HEADLINES_OF_REQUESTS), signal),
  );
  const earlier = numbersOf(HEADLINES_OF_REQUESTS, answered.value);
  const compared = requests ? HEADLINES : HEADLINES_OF_ALL;
  const then = useBefore(known ? `${name}/${requests}` : '', ask(compared), before);
  const value: Totals | null = all.value && {
    now: new Map([...now, ...(known ? howAnswered(requests, answered) : earlier)]),
    before: numbersOf(compared, then.answer),
    uncovered: then.uncovered,
    daily: all.value.warnings.get('visitors') === COUNTED_PER_DAY,
  };
  return { ...all, value };
}

/** Nothing while it is waited for, as the other numbers beside are no longer those of before. */
function howAnswered(requests: boolean, { value, waiting }: Loaded<Answer>): Numbers {
  if (requests && waiting) {
    return new Map();
  }
  return requests && value !== null
    ? numbersOf(HEADLINES_OF_REQUESTS, value)
    : new Map(HEADLINES_OF_REQUESTS.map((metric) => [metric, null]));
}

function numbersOf(metrics: readonly Headline[], answer: Answer | null): Numbers {
  const row = answer?.rows[0];
  return new Map(answer && metrics.map((metric, at) => [metric, row?.metrics[at] ?? null]));
}

export function hasRequests(totals: Totals | null): boolean {
  return (totals?.now.get('requests') ?? 0) > 0 || (totals?.before.get('requests') ?? 0) > 0;
}

export function isEmpty({ now }: Totals): boolean {
  return [...now.values()].every((value) => value === null || value === 0);
}
