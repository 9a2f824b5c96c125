import { useMemo } from 'preact/hooks';
import type { Answer, Grain, Metric, Span } from '../api/wire';
import { Chart } from '../chart/chart';
import { type Series, seriesOf } from '../chart/series';
import { metricName } from '../format/names';
import { LOOKS } from '../format/numbers';
import type { Comparison } from '../state/address';
import { useLoaded } from '../state/loaded';
import type { Period } from '../state/period';
import { client } from '../state/session';
import { go, nameOf, question, view } from '../state/view';
import { text } from '../text/text';
import { Failed } from './failed';

interface Asked {
  readonly metric: Metric;
  readonly grain: Grain;
  readonly now: Answer;
  readonly before: Answer | null;
  readonly clock: string | null;
}

/** The chosen headline over time. */
export function Trend({ period }: { period: Period }) {
  const { metric, compare } = view.value;
  const { grain, span, beforeWhole } = period;
  const ask = (range: Span) => {
    return question(range, {
      metrics: [metric],
      dimensions: [`time:${grain}`],
      include: { time_labels: true },
    });
  };
  const past = compare !== 'off' && beforeWhole !== null ? ask(beforeWhole) : null;
  const loaded = useLoaded<Asked>(
    `${nameOf(ask(span))}/${compare}/${view.value.weekdays}`,
    async (signal) => {
      const [now, then] = await Promise.all([
        client.ask(ask(span), signal),
        past === null ? null : client.ask(past, signal),
      ]);
      return { metric, grain, now, before: then, clock: period.now };
    },
  );
  return (
    <section class="card trend" aria-label={text.value.chart.over(metricName(metric))}>
      <TrendControls period={period} />
      <div class={loaded.waiting ? 'trend-body stale' : 'trend-body'} aria-busy={loaded.waiting}>
        {loaded.failure !== null ? (
          <Failed failure={loaded.failure} again={loaded.again} />
        ) : loaded.value === null ? (
          <div class="chart bone" />
        ) : (
          <Drawn asked={loaded.value} />
        )}
      </div>
    </section>
  );
}

function Drawn({ asked }: { asked: Asked }) {
  const { metric, grain, now, before, clock } = asked;
  const [series, past] = useMemo((): [Series, Series | null] => {
    const empty = LOOKS[metric].unit === 'count' ? 0 : null;
    return [
      seriesOf(now.rows, now.timeLabels, clock, empty),
      before && seriesOf(before.rows, before.timeLabels, null, empty),
    ];
  }, [asked]);
  const pick = (first: string, last: string) => {
    if (first.slice(0, 10) <= last.slice(0, 10) && (grain === 'day' || grain === 'hour')) {
      go({ range: 'custom', from: first.slice(0, 10), to: last.slice(0, 10), by: null });
    }
  };
  return <Chart metric={metric} grain={grain} series={series} before={past} onPick={pick} />;
}

function TrendControls({ period }: { period: Period }) {
  const { metric, compare } = view.value;
  return (
    <div class="trend-head">
      <h2>{metricName(metric)}</h2>
      {period.before !== null && (
        <>
          <select
            aria-label={text.value.compare.label}
            value={compare}
            onChange={(event) => go({ compare: event.currentTarget.value as Comparison })}
          >
            {(['off', 'previous', 'year'] as const).map((word) => (
              <option key={word} value={word}>
                {text.value.compare.names[word]}
              </option>
            ))}
          </select>
          {compare !== 'off' && (
            <label class="check" title={text.value.compare.weekdaysMeaning}>
              <input
                type="checkbox"
                checked={view.value.weekdays}
                onChange={(event) => go({ weekdays: event.currentTarget.checked })}
              />
              {text.value.compare.weekdays}
            </label>
          )}
        </>
      )}
      <select
        aria-label={text.value.grains.label}
        value={period.grain}
        onChange={(event) => go({ by: event.currentTarget.value as Grain })}
      >
        {period.grains.map((grain) => (
          <option key={grain} value={grain}>
            {text.value.grains.by(text.value.grains.names[grain])}
          </option>
        ))}
      </select>
    </div>
  );
}
