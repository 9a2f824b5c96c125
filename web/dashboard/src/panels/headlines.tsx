import { type Answer, HEADLINES, type Headline, type Row } from '../api/wire';
import { spanName } from '../format/dates';
import { metricMeaning, metricName } from '../format/names';
import { brief, change, full } from '../format/numbers';
import { daysOf, type Period } from '../state/period';
import { go, view } from '../state/view';
import { text } from '../text/text';

const OF_REQUESTS: readonly Headline[] = ['requests', 'error_rate', 'duration_p95'];

/** The numbers at the top, of the range and of the period before it. */
export interface Totals {
  readonly now: ReadonlyMap<Headline, number | null>;
  readonly before: ReadonlyMap<Headline, number | null>;
  /** Whether who comes on several days counts as several visitors. */
  readonly daily: boolean;
}

/** What the server says of the metric `visitors` where the site knows nobody again the next day. */
const COUNTED_PER_DAY = 'visitors_counted_per_day';

export function totalsOf(answer: Answer, before: Row | undefined): Totals {
  const now = answer.rows[0];
  const daily = answer.warnings.get('visitors') === COUNTED_PER_DAY;
  const read = (row: Row | undefined) => {
    return new Map(HEADLINES.map((metric, at) => [metric, row?.metrics[at] ?? null]));
  };
  return { now: read(now), before: read(before), daily };
}

export function hasRequests(totals: Totals | null): boolean {
  return (totals?.now.get('requests') ?? 0) > 0 || (totals?.before.get('requests') ?? 0) > 0;
}

interface HeadlinesProps {
  readonly totals: Totals | null;
  readonly waiting: boolean;
  readonly period: Period;
}

/** Each number with its change; clicking one shows it in the chart. */
export function Headlines({ totals, waiting, period }: HeadlinesProps) {
  const past = period.before === null ? '' : spanName(daysOf(period.before));
  const shown = HEADLINES.filter((metric) => {
    return !OF_REQUESTS.includes(metric) || hasRequests(totals);
  });
  return (
    <ul
      class={waiting ? 'headlines stale' : 'headlines'}
      aria-label={text.value.numbers}
      aria-busy={waiting}
    >
      {shown.map((metric) => (
        <li key={metric}>
          <Tile metric={metric} totals={totals} past={past} />
        </li>
      ))}
    </ul>
  );
}

interface TileProps {
  readonly metric: Headline;
  readonly totals: Totals | null;
  /** The days that it is held against. */
  readonly past: string;
}

function Tile({ metric, totals, past }: TileProps) {
  const now = totals?.now.get(metric) ?? null;
  const before = totals?.before.get(metric) ?? null;
  const changed = change(metric, now, before);
  const daily = metric === 'visitors' && totals?.daily === true;
  const meaning = daily ? text.value.dailyVisitors : metricMeaning(metric);
  const arrow = { up: '↑', down: '↓', same: '' };
  return (
    <button
      type="button"
      class="tile"
      aria-pressed={view.value.metric === metric}
      title={meaning}
      onClick={() => go({ metric })}
    >
      <span class="tile-name">{metricName(metric)}</span>
      {totals === null ? (
        <span class="bone bone-number" />
      ) : (
        <b title={full(metric, now)}>{brief(metric, now)}</b>
      )}
      <span
        class={`change ${changed?.news ?? 'none'}`}
        title={before === null ? '' : text.value.compare.before(full(metric, before), past)}
      >
        {changed === null ? '\u00a0' : `${arrow[changed.direction]} ${changed.text}`}
      </span>
    </button>
  );
}
