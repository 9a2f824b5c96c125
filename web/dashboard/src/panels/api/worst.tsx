import type { Filter, Metric } from '../../api/wire';
import { metricMeaning, metricName } from '../../format/names';
import { brief, full } from '../../format/numbers';
import { Link } from '../../frame/link';
import { useLoaded } from '../../state/loaded';
import { client } from '../../state/session';
import { nameOf } from '../../state/view';
import { text } from '../../text/text';
import { Failed } from '../failed';
import { RouteName } from './route-name';
import { ask, BY_ROUTE, routeChange, type Scope } from './scope';

const FEW = 6;

/** The routes that take longest. */
export function Slowest({ scope }: { scope: Scope }) {
  return (
    <Worst
      scope={scope}
      title={text.value.api.slowest}
      none={text.value.api.noneSlow}
      metrics={['duration_p95', 'duration_p50', 'requests']}
      filters={[]}
    />
  );
}

const FAILED: readonly Filter[] = [['is', 'event:status_class', ['4xx', '5xx']]];

/** The routes with the most failed requests, and of what class. */
export function Failing({ scope }: { scope: Scope }) {
  return (
    <Worst
      scope={scope}
      title={text.value.api.failing}
      none={text.value.api.noneFailed}
      metrics={['errors', 'client_errors', 'server_errors']}
      filters={FAILED}
    />
  );
}

interface WorstProps {
  readonly scope: Scope;
  readonly title: string;
  /** What is said where there is none. */
  readonly none: string;
  /** The first puts them in order and draws their bars. */
  readonly metrics: readonly [Metric, ...Metric[]];
  readonly filters: readonly Filter[];
}

function Worst({ scope, title, none, metrics, filters }: WorstProps) {
  const asked = ask(scope, metrics, {
    dimensions: BY_ROUTE,
    filters,
    order_by: [[metrics[0], 'desc']],
    pagination: { limit: FEW, offset: 0 },
  });
  const loaded = useLoaded(nameOf(asked), async (signal) => {
    return (await client.ask(asked, signal)).rows.filter((row) => (row.metrics[0] ?? 0) > 0);
  });
  const rows = loaded.value ?? [];
  const most = Math.max(...rows.map((row) => row.metrics[0] ?? 0), 0);
  return (
    <section class="card panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
      </div>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      <div class={loaded.waiting ? 'worst stale' : 'worst'} aria-busy={loaded.waiting}>
        {loaded.value?.length === 0 && <p class="quiet">{none}</p>}
        {rows.length > 0 && (
          <table class="rows">
            <thead>
              <tr>
                <th scope="col">{text.value.api.route}</th>
                {metrics.map((metric) => (
                  <th key={metric} scope="col" title={metricMeaning(metric)}>
                    {metricName(metric)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ dimensions: [method = '', route = ''], metrics: numbers }) => (
                <tr key={`${method} ${route}`}>
                  <th scope="row">
                    <span
                      class="bar"
                      style={{ width: `${((numbers[0] ?? 0) / Math.max(most, 1)) * 100}%` }}
                    />
                    <Link
                      class="value"
                      to={routeChange(method, route)}
                      title={`${method} ${route}`}
                    >
                      <RouteName method={method} route={route} />
                    </Link>
                  </th>
                  {metrics.map((metric, at) => (
                    <td key={metric} title={full(metric, numbers[at] ?? null)}>
                      {brief(metric, numbers[at] ?? null)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
}
