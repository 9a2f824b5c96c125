import type { Cohort, Retention } from '../../api/behaviour-wire';
import { bucketName } from '../../format/dates';
import { counted, full } from '../../format/numbers';
import { text } from '../../text/text';
import { CsvButton } from './csv-button';
import { ToldOf } from './told';

interface RetentionGridProps {
  readonly retention: Retention;
  readonly by: 'day' | 'week' | 'month';
}

/** How many shades a share can have. */
const SHADES = 10;

/** A line for each cohort: how many there were, and what share of them came back when. */
export function RetentionGrid({ retention, by }: RetentionGridProps) {
  const words = text.value.retention;
  // What lies before the first visitors says nothing.
  const first = retention.cohorts.findIndex(({ visitors }) => visitors > 0);
  const cohorts = retention.cohorts.slice(Math.max(first, 0));
  const stretches = Math.max(...cohorts.map(({ shares }) => shares.length), 0);
  const places = Array.from({ length: stretches }, (_, at) => at);
  return (
    <div class="card panel panel-alone">
      <div class="panel-head">
        <h2>{words.grid}</h2>
        <CsvButton
          name={words.grid}
          rows={() => [
            [words.cohort, words.visitors, ...places.map((at) => words.after[by](at))],
            ...cohorts.map(({ start, visitors, returned }) => [start, visitors, ...returned]),
          ]}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys */}
      <section class="table-box" tabIndex={0} aria-label={words.grid}>
        <table class="retention">
          <thead>
            <tr>
              <th scope="col">{words.cohort}</th>
              <th scope="col">{words.visitors}</th>
              {places.map((at) => (
                <th key={at} scope="col">
                  {words.after[by](at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cohorts.map((cohort) => (
              <tr key={cohort.start}>
                <th scope="row">{bucketName(cohort.start, by)}</th>
                <td>{counted(cohort.visitors)}</td>
                {places.map((at) => (
                  <Cell key={at} cohort={cohort} at={at} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ToldOf told={retention.told} />
    </div>
  );
}

function Cell({ cohort, at }: { cohort: Cohort; at: number }) {
  const share = cohort.shares[at] ?? null;
  if (share === null) {
    return <td />;
  }
  const shade = share === 0 ? 0 : Math.max(1, Math.ceil((share / 100) * SHADES));
  return (
    <td class={`shade shade-${shade}`} title={counted(cohort.returned[at] ?? 0)}>
      {full('percentage', share)}
    </td>
  );
}
