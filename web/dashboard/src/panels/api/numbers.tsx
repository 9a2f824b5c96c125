import type { Metric } from '../../api/wire';
import { metricMeaning, metricName } from '../../format/names';
import { brief, full } from '../../format/numbers';
import { useBefore } from '../../state/before';
import { useLoaded } from '../../state/loaded';
import { client } from '../../state/session';
import { nameOf } from '../../state/view';
import { text } from '../../text/text';
import { Changed } from '../changed';
import { Failed } from '../failed';
import { ask, type Scope } from './scope';

const SHOWN = [
  'requests',
  'error_rate',
  'client_errors',
  'server_errors',
  'duration_p50',
  'duration_p95',
  'duration_p99',
  'bytes_out',
] as const satisfies readonly Metric[];

/** How often, how well and how fast requests are answered, against the period before. */
export function ApiNumbers({ scope, found }: { scope: Scope; found: (requests: number) => void }) {
  const asked = ask(scope, SHOWN, {});
  const name = nameOf(asked);
  const loaded = useLoaded(name, async (signal) => {
    const numbers = (await client.ask(asked, signal)).rows[0]?.metrics ?? [];
    found(numbers[0] ?? 0);
    return numbers;
  });
  const past = useBefore(loaded.waiting ? '' : name, asked, scope.period.before);
  const then = past.answer?.rows[0]?.metrics ?? [];
  if (loaded.failure !== null) {
    return <Failed failure={loaded.failure} again={loaded.again} />;
  }
  return (
    <ul
      class={loaded.waiting ? 'headlines api-numbers stale' : 'headlines api-numbers'}
      aria-label={text.value.numbers}
      aria-busy={loaded.waiting}
    >
      {SHOWN.map((metric, at) => (
        <li key={metric} class="tile" title={metricMeaning(metric)}>
          <span class="tile-name">{metricName(metric)}</span>
          {loaded.value === null ? (
            <span class="bone bone-number" />
          ) : (
            <b title={full(metric, loaded.value[at] ?? null)}>
              {brief(metric, loaded.value[at] ?? null)}
            </b>
          )}
          <Changed
            metric={metric}
            now={loaded.value?.[at] ?? null}
            before={then[at] ?? null}
            period={scope.period}
            uncovered={past.uncovered}
          />
        </li>
      ))}
    </ul>
  );
}
