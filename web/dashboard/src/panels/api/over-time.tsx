import { useMemo } from 'preact/hooks';
import type { Answer, Grain, Metric, Question } from '../../api/wire';
import { type Layered, layersByMetric, layersByValue, type Named } from '../../chart/layers';
import { LayersChart } from '../../chart/layers-chart';
import { metricName } from '../../format/names';
import { useLoaded } from '../../state/loaded';
import { client } from '../../state/session';
import { go, nameOf } from '../../state/view';
import { text } from '../../text/text';
import { Failed } from '../failed';
import { ask, type Scope } from './scope';

/** From the bottom up. */
const CLASSES = ['2xx', '3xx', '4xx', '5xx', '1xx'] as const;
const PERCENTILES = ['duration_p50', 'duration_p95', 'duration_p99'] as const;
/** As many rows as the server gives at most. */
const MOST_ROWS = 10_000;

/** Requests over time, by class of their status. */
export function Statuses({ scope }: { scope: Scope }) {
  const words = text.value.api;
  const asked = ask(scope, ['requests'], {
    dimensions: [`time:${scope.period.grain}`, 'event:status_class'],
    include: { time_labels: true },
    pagination: { limit: MOST_ROWS, offset: 0 },
  });
  return (
    <OverTime
      title={words.statuses}
      metric="requests"
      scope={scope}
      asked={asked}
      stacked
      layered={({ rows, timeLabels }, now) => {
        const seen = new Set(rows.map(({ dimensions }) => dimensions[1]));
        const shown = CLASSES.filter((word) => seen.has(word) || word === '2xx' || word === '5xx');
        const named = shown.map((word): Named => [word, words.classes[word]]);
        return layersByValue(rows, timeLabels, now, named);
      }}
    />
  );
}

/** How long requests take over time. */
export function Latencies({ scope }: { scope: Scope }) {
  const asked = ask(scope, PERCENTILES, {
    dimensions: [`time:${scope.period.grain}`],
    include: { time_labels: true },
    pagination: { limit: MOST_ROWS, offset: 0 },
  });
  return (
    <OverTime
      title={text.value.api.latencies}
      metric="duration_p95"
      scope={scope}
      asked={asked}
      stacked={false}
      layered={({ rows, timeLabels }, now) =>
        layersByMetric(
          rows,
          timeLabels,
          now,
          PERCENTILES.map((metric): Named => [metric, metricName(metric)]),
        )
      }
    />
  );
}

interface OverTimeProps {
  readonly title: string;
  readonly metric: Metric;
  readonly scope: Scope;
  readonly asked: Question;
  readonly stacked: boolean;
  readonly layered: (answer: Answer, now: string | null) => Layered;
}

interface Drawn {
  readonly answer: Answer;
  readonly grain: Grain;
  readonly now: string | null;
}

function OverTime({ title, metric, scope, asked, stacked, layered }: OverTimeProps) {
  const { grain, now } = scope.period;
  const loaded = useLoaded<Drawn>(nameOf(asked), async (signal) => {
    return { answer: await client.ask(asked, signal), grain, now };
  });
  const drawn = loaded.value;
  const series = useMemo(
    () => (drawn === null ? null : layered(drawn.answer, drawn.now)),
    [drawn, text.value],
  );
  const pick = (first: string, last: string) => {
    if (grain === 'day' || grain === 'hour') {
      go({ range: 'custom', from: first.slice(0, 10), to: last.slice(0, 10), by: null });
    }
  };
  return (
    <section class="card panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
      </div>
      <div class={loaded.waiting ? 'layers-body stale' : 'layers-body'} aria-busy={loaded.waiting}>
        {loaded.failure !== null ? (
          <Failed failure={loaded.failure} again={loaded.again} />
        ) : series === null || drawn === null ? (
          <div class="chart chart-low bone" />
        ) : (
          <LayersChart
            name={title}
            metric={metric}
            grain={drawn.grain}
            layered={series}
            stacked={stacked}
            onPick={pick}
          />
        )}
      </div>
    </section>
  );
}
