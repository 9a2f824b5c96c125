import { HEADLINES, HEADLINES_OF_ALL, type Headline } from '../api/wire';
import { spanName } from '../format/dates';
import { metricMeaning, metricName } from '../format/names';
import { brief, change, full } from '../format/numbers';
import { daysOf, type Period } from '../state/period';
import { hasRequests, type Totals } from '../state/totals';
import { go, view } from '../state/view';
import { text } from '../text/text';

/** Shown even where there are no requests. */
const ALWAYS: readonly Headline[] = HEADLINES_OF_ALL.filter((metric) => metric !== 'requests');

interface HeadlinesProps {
  readonly totals: Totals | null;
  readonly waiting: boolean;
  readonly period: Period;
}

/** Each number with its change; clicking one shows it in the chart. */
export function Headlines({ totals, waiting, period }: HeadlinesProps) {
  const past = period.before === null ? '' : spanName(daysOf(period.before));
  const shown = HEADLINES.filter((metric) => {
    return ALWAYS.includes(metric) || hasRequests(totals);
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
      {totals?.now.has(metric) !== true ? (
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
