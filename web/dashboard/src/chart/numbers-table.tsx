import { bucketName } from '../format/dates';
import { metricName } from '../format/names';
import { changeText, full } from '../format/numbers';
import { text } from '../text/text';
import type { Shown } from './series';

/** The chart's numbers for those who read them rather than look at a line. */
export function NumbersTable({ metric, grain, series, before, marks }: Shown) {
  return (
    <details class="numbers">
      <summary>{text.value.chart.table}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys */}
      <section class="numbers-box" tabIndex={0} aria-label={text.value.chart.tableName}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.value.chart.time}</th>
              <th scope="col">{metricName(metric)}</th>
              {before !== null && <th scope="col">{text.value.chart.before}</th>}
              {before !== null && <th scope="col">{text.value.chart.change}</th>}
              {marks.size > 0 && <th scope="col">{text.value.annotations.title}</th>}
            </tr>
          </thead>
          <tbody>
            {series.labels.map((label, index) => (
              <tr key={`${label}/${index}`}>
                <th scope="row">
                  {bucketName(label, grain)}
                  {index === series.running && text.value.chart.soFar}
                </th>
                <td>{full(metric, series.values[index] ?? null)}</td>
                {before !== null && <td>{full(metric, before.values[index] ?? null)}</td>}
                {before !== null && (
                  <td>
                    {changeText(metric, series.values[index] ?? null, before.values[index] ?? null)}
                  </td>
                )}
                {marks.size > 0 && <td>{(marks.get(index) ?? []).join(' · ')}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
