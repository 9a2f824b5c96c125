import { signal } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Grain, Metric } from '../api/wire';
import { axisLabel, bucketName } from '../format/dates';
import { brief, full, LOOKS } from '../format/numbers';
import { draw, type Hover } from './plot';
import { type Series, settledAndRunning } from './series';

const DARK = matchMedia('(prefers-color-scheme: dark)');
const dark = signal(DARK.matches);
DARK.addEventListener('change', () => {
  dark.value = DARK.matches;
});

interface Shown {
  readonly metric: Metric;
  readonly grain: Grain;
  readonly series: Series;
  /** The period before, bucket for bucket; null where it is not compared. */
  readonly before: Series | null;
  /** Called with the labels of the first and last bucket that were marked. */
  readonly onPick: (first: string, last: string) => void;
}

/** The time series as a line to look at, with the same numbers as a table below it. */
export function Chart(shown: Shown) {
  const box = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const { metric, grain, series, before } = shown;
  const pick = useRef(shown.onPick);
  pick.current = shown.onPick;
  const data = useMemo(() => {
    const indexes = series.labels.map((_, index) => index);
    const past = indexes.map((index) => before?.values[index] ?? null);
    return [indexes, past, ...settledAndRunning(series)] as uPlot.AlignedData;
  }, [series, before]);
  const isDark = dark.value;
  useEffect(() => {
    const target = box.current;
    if (target === null) {
      return;
    }
    const manyDays = new Set(series.labels.map((label) => label.slice(0, 10))).size > 1;
    const label = (index: number) => series.labels[index] ?? '';
    const plot = draw(target, {
      data,
      height: target.clientHeight,
      xLabel: (i) => (Number.isInteger(i) && label(i) ? axisLabel(label(i), grain, manyDays) : ''),
      yLabel: (value) => brief(metric, value),
      wholeTicks: LOOKS[metric].unit === 'count',
      onHover: setHover,
      onPick: (first, last) => pick.current(label(first), label(last)),
    });
    const resized = new ResizeObserver(() => {
      plot.setSize({ width: target.clientWidth, height: target.clientHeight });
    });
    resized.observe(target);
    return () => {
      resized.disconnect();
      plot.destroy();
    };
  }, [data, metric, grain, series, isDark]);
  return (
    <>
      <div
        class="chart"
        role="img"
        aria-label={summary(shown)}
        onPointerLeave={() => setHover(null)}
      >
        <div class="chart-plot" ref={box} />
        {hover !== null && (
          <Tip shown={shown} hover={hover} width={box.current?.clientWidth ?? 0} />
        )}
      </div>
      <NumbersTable {...shown} />
    </>
  );
}

function Tip({ shown, hover, width }: { shown: Shown; hover: Hover; width: number }) {
  const { metric, grain, series, before } = shown;
  const label = series.labels[hover.index];
  if (label === undefined || (series.values[hover.index] == null && before === null)) {
    return null;
  }
  const past = before?.labels[hover.index];
  const toTheLeft = hover.left > width / 2;
  return (
    <div
      class={toTheLeft ? 'tip tip-left' : 'tip'}
      style={{ left: `${hover.left}px`, top: `${hover.top}px` }}
      aria-hidden="true"
    >
      <p class="tip-title">{LOOKS[metric].name}</p>
      <p>
        <span>
          {bucketName(label, grain)}
          {hover.index === series.running && ' (so far)'}
        </span>
        <b>{full(metric, series.values[hover.index] ?? null)}</b>
      </p>
      {before !== null && past !== undefined && (
        <p class="tip-past">
          <span>{bucketName(past, grain)}</span>
          <b>{full(metric, before.values[hover.index] ?? null)}</b>
        </p>
      )}
    </div>
  );
}

function NumbersTable({ metric, grain, series, before }: Shown) {
  return (
    <details class="numbers">
      <summary>Show the numbers as a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys */}
      <section class="numbers-box" tabIndex={0} aria-label="The chart's numbers">
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">{LOOKS[metric].name}</th>
              {before !== null && <th scope="col">Period before</th>}
            </tr>
          </thead>
          <tbody>
            {series.labels.map((label, index) => (
              <tr key={`${label}/${index}`}>
                <th scope="row">
                  {bucketName(label, grain)}
                  {index === series.running && ' (so far)'}
                </th>
                <td>{full(metric, series.values[index] ?? null)}</td>
                {before !== null && <td>{full(metric, before.values[index] ?? null)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function summary({ metric, grain, series }: Shown): string {
  const name = LOOKS[metric].name;
  let highest = -1;
  series.values.forEach((value, index) => {
    if (value !== null && (highest < 0 || value > (series.values[highest] ?? 0))) {
      highest = index;
    }
  });
  const label = series.labels[highest];
  if (label === undefined) {
    return `Line chart of ${name}: no numbers.`;
  }
  const most = full(metric, series.values[highest] ?? null);
  return `Line chart of ${name} by ${grain}; the most is ${most} at ${bucketName(label, grain)}.`;
}
