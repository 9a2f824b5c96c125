import { useMemo, useState } from 'preact/hooks';
import type { Annotation } from '../api/kept';
import type { Answer, Grain, Metric, Span } from '../api/wire';
import { Chart } from '../chart/chart';
import { marksOf } from '../chart/marks';
import { type Series, seriesOf } from '../chart/series';
import { spanName } from '../format/dates';
import { metricName } from '../format/names';
import { LOOKS } from '../format/numbers';
import { Chunk } from '../frame/chunk';
import { useLoaded, useLoadedOnce } from '../state/loaded';
import { zoomed } from '../state/moved-range';
import { daysOf, type Period } from '../state/period';
import { client, kept, mayChange } from '../state/session';
import { comparedName, go, nameOf, question, view, zone } from '../state/view';
import { text } from '../text/text';
import { ComparePicker } from './compare-picker';
import { Failed } from './failed';

/** The word of the annotations' dialog in the address. */
const ANNOTATIONS = 'annotations';

const annotationsDialog = () => import('../annotations/annotations-dialog');

interface Asked {
  readonly metric: Metric;
  readonly grain: Grain;
  readonly now: Answer;
  readonly before: Answer | null;
  readonly period: Period;
}

/** The chosen headline over time. */
export function Trend({ period }: { period: Period }) {
  const { metric, compare, site, details } = view.value;
  const { grain, span, beforeWhole } = period;
  const ask = (range: Span) => {
    return question(range, {
      metrics: [metric],
      dimensions: [`time:${grain}`],
      include: { time_labels: true },
    });
  };
  const past = compare !== 'off' && beforeWhole !== null ? ask(beforeWhole) : null;
  const loaded = useLoaded<Asked>(`${nameOf(ask(span))}/${comparedName()}`, async (signal) => {
    const [now, then] = await Promise.all([
      client.ask(ask(span), signal),
      past === null ? null : client.ask(past, signal),
    ]);
    return { metric, grain, now, before: then, period };
  });
  const [changes, setChanges] = useState(0);
  const annotations = useLoadedOnce(`annotations/${site}/${changes}`, (signal) =>
    kept.annotations(site, signal),
  );
  return (
    <section class="card trend" aria-label={text.value.chart.over(metricName(metric))}>
      <TrendControls period={period} noted={(annotations.value ?? NONE).length > 0} />
      <div class={loaded.waiting ? 'trend-body stale' : 'trend-body'} aria-busy={loaded.waiting}>
        {loaded.failure !== null ? (
          <Failed failure={loaded.failure} again={loaded.again} />
        ) : loaded.value === null ? (
          <div class="chart bone" />
        ) : (
          <Drawn asked={loaded.value} annotations={annotations.value ?? NONE} />
        )}
      </div>
      {details === ANNOTATIONS && (
        <Chunk
          load={annotationsDialog}
          given={{
            annotations,
            changed: () => setChanges(changes + 1),
            close: () => go({ details: '' }),
          }}
          meanwhile={null}
        />
      )}
    </section>
  );
}

const NONE: readonly Annotation[] = [];

interface DrawnProps {
  readonly asked: Asked;
  readonly annotations: readonly Annotation[];
}

function Drawn({ asked, annotations }: DrawnProps) {
  const { metric, grain, now, before, period } = asked;
  const [series, past] = useMemo((): [Series, Series | null] => {
    const empty = LOOKS[metric].unit === 'count' ? 0 : null;
    return [
      seriesOf(now.rows, now.timeLabels, period.now, empty),
      before && seriesOf(before.rows, before.timeLabels, null, empty),
    ];
  }, [asked]);
  const marks = useMemo(
    () => marksOf(annotations, series, period.span, zone.value),
    [annotations, series],
  );
  return (
    <Chart
      metric={metric}
      grain={grain}
      series={series}
      before={past}
      marks={marks}
      openMarks={() => go({ details: ANNOTATIONS })}
      onPick={(first, last) => go({ ...zoomed(first, last, grain, period.days[1]), by: null })}
    />
  );
}

function TrendControls({ period, noted }: { period: Period; noted: boolean }) {
  const { metric, compare } = view.value;
  const { beforeWhole } = period;
  return (
    <div class="trend-head">
      <h2>
        {metricName(metric)}
        {compare !== 'off' && beforeWhole !== null && (
          <span class="quiet"> {text.value.compare.with(spanName(daysOf(beforeWhole)))}</span>
        )}
      </h2>
      {(noted || mayChange.value) && (
        <button type="button" class="plain" onClick={() => go({ details: ANNOTATIONS })}>
          <span aria-hidden="true">⚑</span> {text.value.annotations.title}
        </button>
      )}
      <ComparePicker period={period} />
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
