import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { axisLabel, bucketName } from '../format/dates';
import { metricName } from '../format/names';
import { brief, full, LOOKS } from '../format/numbers';
import { dark } from '../frame/theme';
import { text } from '../text/text';
import { NumbersTable } from './numbers-table';
import { draw, fitted, type Hover } from './plot';
import type { Shown } from './series';
import { settledAndRunning } from './series';
import { Tip } from './tip';

/** The time series as a line to look at, with the same numbers as a table below it. */
export function Chart(shown: Shown) {
  const box = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const [lefts, setLefts] = useState<readonly number[]>([]);
  const { metric, grain, series, before, marks } = shown;
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
      marks: [...marks.keys()],
      onDrawn: setLefts,
      onPick: (first, last) => pick.current(label(first), label(last)),
    });
    return fitted(plot, target);
  }, [data, metric, grain, series, marks, isDark]);
  return (
    <>
      <div class="chart">
        <div
          class="chart-plot"
          role="img"
          aria-label={summary(shown)}
          onPointerLeave={() => setHover(null)}
          ref={box}
        />
        {hover !== null && (
          <Tip shown={shown} hover={hover} width={box.current?.clientWidth ?? 0} />
        )}
        <Flags shown={shown} lefts={lefts} />
      </div>
      <p class="chart-hint quiet">{text.value.chart.zoom}</p>
      <NumbersTable {...shown} />
    </>
  );
}

/** A small flag over each bucket that something is noted about. */
function Flags({ shown, lefts }: { shown: Shown; lefts: readonly number[] }) {
  const { marks, series, grain, openMarks } = shown;
  return (
    <>
      {[...marks].map(([index, notes], at) => {
        const left = lefts[at];
        const when = bucketName(series.labels[index] ?? '', grain);
        const words = text.value.annotations.mark(when, notes.join(' · '));
        return left === undefined ? null : (
          <button
            key={index}
            type="button"
            class="flag"
            style={{ left: `${left}px` }}
            aria-label={words}
            title={words}
            onClick={openMarks}
          >
            <span aria-hidden="true">⚑</span>
          </button>
        );
      })}
    </>
  );
}

function summary({ metric, grain, series }: Shown): string {
  const name = metricName(metric);
  let highest = -1;
  series.values.forEach((value, index) => {
    if (value !== null && (highest < 0 || value > (series.values[highest] ?? 0))) {
      highest = index;
    }
  });
  const label = series.labels[highest];
  if (label === undefined) {
    return text.value.chart.empty(name);
  }
  const most = full(metric, series.values[highest] ?? null);
  return text.value.chart.summary(
    name,
    text.value.grains.names[grain],
    most,
    bucketName(label, grain),
  );
}
