import { HEADLINES, HEADLINES_OF_ALL, type Headline } from '../api/wire';
import { metricMeaning, metricName } from '../format/names';
import { brief, full } from '../format/numbers';
import type { Period } from '../state/period';
import { hasRequests, type Totals } from '../state/totals';
import { go, view } from '../state/view';
import { text } from '../text/text';
import { Changed } from './changed';

/** Shown even where there are no requests. */
const ALWAYS: readonly Headline[] = HEADLINES_OF_ALL.filter((metric) => metric !== 'requests');

interface HeadlinesProps {
  readonly totals: Totals | null;
  readonly waiting: boolean;
  readonly period: Period;
}

/** Each number with its change; clicking one shows it in the chart. */
export function Headlines({ totals, waiting, period }: HeadlinesProps) {
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
          <Tile metric={metric} totals={totals} period={period} />
        </li>
      ))}
    </ul>
  );
}

interface TileProps {
  readonly metric: Headline;
  readonly totals: Totals | null;
  readonly period: Period;
}

function Tile({ metric, totals, period }: TileProps) {
  const now = totals?.now.get(metric) ?? null;
  const daily = metric === 'visitors' && totals?.daily === true;
  const meaning = daily ? text.value.dailyVisitors : metricMeaning(metric);
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
      <Changed
        metric={metric}
        now={now}
        before={totals?.before.get(metric) ?? null}
        period={period}
        uncovered={totals?.uncovered === true}
      />
    </button>
  );
}
