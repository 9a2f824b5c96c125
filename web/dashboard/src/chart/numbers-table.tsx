import { bucketName } from '../format/dates';
import { full, LOOKS } from '../format/numbers';
import type { Shown } from './series';

/** The chart's numbers for those who read them rather than look at a line. */
export function NumbersTable({ metric, grain, series, before }: Shown) {
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
