import { bucketName } from '../format/dates';
import { metricName } from '../format/names';
import { full } from '../format/numbers';
import { text } from '../text/text';
import type { Hover } from './plot';
import type { Shown } from './series';

/** The numbers of the bucket under the pointer. */
export function Tip({ shown, hover, width }: { shown: Shown; hover: Hover; width: number }) {
  const { metric, grain, series, before, marks } = shown;
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
      <p class="tip-title">{metricName(metric)}</p>
      <p>
        <span>
          {bucketName(label, grain)}
          {hover.index === series.running && text.value.chart.soFar}
        </span>
        <b>{full(metric, series.values[hover.index] ?? null)}</b>
      </p>
      {before !== null && past !== undefined && (
        <p class="tip-past">
          <span>{bucketName(past, grain)}</span>
          <b>{full(metric, before.values[hover.index] ?? null)}</b>
        </p>
      )}
      {(marks.get(hover.index) ?? []).map((note) => (
        <p key={note} class="tip-note">
          ⚑ {note}
        </p>
      ))}
    </div>
  );
}
