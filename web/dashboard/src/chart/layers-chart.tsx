import { useEffect, useRef, useState } from 'preact/hooks';
import type { Grain, Metric } from '../api/wire';
import { axisLabel, bucketName } from '../format/dates';
import { brief, full, LOOKS } from '../format/numbers';
import { dark } from '../frame/theme';
import { text } from '../text/text';
import type { Layered } from './layers';
import { drawLayers } from './layers-plot';
import { fitted, type Hover } from './plot';

interface LayersShown {
  /** What the chart is called, for those who do not see it. */
  readonly name: string;
  /** Says how the numbers are written. */
  readonly metric: Metric;
  readonly grain: Grain;
  readonly layered: Layered;
  readonly stacked: boolean;
  /** Called with the labels of the first and last bucket that were marked. */
  readonly onPick: (first: string, last: string) => void;
}

/** Several series over time, with a legend and the same numbers as a table below. */
export function LayersChart(shown: LayersShown) {
  const box = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const { name, metric, grain, layered, stacked } = shown;
  const picking = useRef(shown.onPick);
  picking.current = shown.onPick;
  const isDark = dark.value;
  useEffect(() => {
    const target = box.current;
    if (target === null) {
      return;
    }
    const { labels, layers } = layered;
    const manyDays = new Set(labels.map((label) => label.slice(0, 10))).size > 1;
    const label = (index: number) => labels[index] ?? '';
    const plot = drawLayers(target, {
      layers,
      stacked,
      height: target.clientHeight,
      xLabel: (i) => (Number.isInteger(i) && label(i) ? axisLabel(label(i), grain, manyDays) : ''),
      yLabel: (value) => brief(metric, value),
      wholeTicks: LOOKS[metric].unit === 'count',
      onHover: setHover,
      onPick: (first, last) => picking.current(label(first), label(last)),
    });
    return fitted(plot, target);
  }, [layered, metric, grain, stacked, isDark]);
  return (
    <>
      <ul class="legend" aria-hidden="true">
        {layered.layers.map((layer) => (
          <li key={layer.key}>
            <Swatch name={layer.key} />
            {layer.name}
          </li>
        ))}
      </ul>
      <div
        class="chart chart-low"
        role="img"
        aria-label={text.value.api.chart(name, text.value.grains.names[grain])}
        onPointerLeave={() => setHover(null)}
      >
        <div class="chart-plot" ref={box} />
        {hover !== null && (
          <LayersTip shown={shown} hover={hover} width={box.current?.clientWidth ?? 0} />
        )}
      </div>
      <LayersTable {...shown} />
    </>
  );
}

function Swatch({ name }: { name: string }) {
  return (
    <svg class={`swatch swatch-${name}`} width="10" height="10" aria-hidden="true">
      <rect width="10" height="10" rx="3" />
    </svg>
  );
}

function LayersTip({ shown, hover, width }: { shown: LayersShown; hover: Hover; width: number }) {
  const { metric, grain, layered } = shown;
  const label = layered.labels[hover.index];
  const told = layered.layers.filter(({ values }) => values[hover.index] != null);
  if (label === undefined || told.length === 0) {
    return null;
  }
  return (
    <div
      class={hover.left > width / 2 ? 'tip tip-left' : 'tip'}
      style={{ left: `${hover.left}px`, top: `${hover.top}px` }}
      aria-hidden="true"
    >
      <p class="tip-title">
        {bucketName(label, grain)}
        {hover.index === layered.running && text.value.chart.soFar}
      </p>
      {[...told].reverse().map((layer) => (
        <p key={layer.key}>
          <span>
            <Swatch name={layer.key} /> {layer.name}
          </span>
          <b>{full(metric, layer.values[hover.index] ?? null)}</b>
        </p>
      ))}
    </div>
  );
}

/** The numbers for those who read them rather than look at a chart. */
function LayersTable({ name, metric, grain, layered }: LayersShown) {
  const { labels, layers, running } = layered;
  return (
    <details class="numbers">
      <summary>{text.value.chart.table}</summary>
      <section
        class="numbers-box"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys
        tabIndex={0}
        aria-label={`${name}: ${text.value.chart.tableName}`}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{text.value.chart.time}</th>
              {layers.map((layer) => (
                <th key={layer.key} scope="col">
                  {layer.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((label, index) => (
              <tr key={label}>
                <th scope="row">
                  {bucketName(label, grain)}
                  {index === running && text.value.chart.soFar}
                </th>
                {layers.map((layer) => (
                  <td key={layer.key}>{full(metric, layer.values[index] ?? null)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
