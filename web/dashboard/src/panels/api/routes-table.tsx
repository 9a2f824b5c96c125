import { useState } from 'preact/hooks';
import type { Filter, Metric, Question, Row } from '../../api/wire';
import { minuteName } from '../../format/dates';
import { metricMeaning, metricName } from '../../format/names';
import { full } from '../../format/numbers';
import { type Column, DataTable } from '../../frame/data-table';
import { Link } from '../../frame/link';
import { useLoaded } from '../../state/loaded';
import { client } from '../../state/session';
import { orderOf, setOrder } from '../../state/table';
import { keep, nameOf, view, zone } from '../../state/view';
import { text } from '../../text/text';
import { Failed } from '../failed';
import { RouteName } from './route-name';
import { ask, BY_ROUTE, ROUTE, routeChange, type Scope } from './scope';

const METRICS = [
  'requests',
  'client_errors',
  'server_errors',
  'error_rate',
  'duration_p50',
  'duration_p95',
  'duration_p99',
  'bytes_out',
  'last_seen',
] as const satisfies readonly Metric[];

const FIRST = 100;
/** As many rows as the server gives at most. */
const MOST = 10_000;

/** All routes with all their numbers, searched and put in order by the server. */
export function RoutesTable({ scope, requests }: { scope: Scope; requests: number }) {
  const [limit, setLimit] = useState(FIRST);
  const search = view.value.own.find ?? '';
  const order = orderOf('order', { key: 'requests', descending: true });
  const known = order.key === ROUTE || METRICS.some((metric) => metric === order.key);
  const used = known ? order : { key: 'requests', descending: true };
  const found: readonly Filter[] = search === '' ? [] : [['contains', ROUTE, [search]]];
  const asking = (most: number): Question =>
    ask(scope, METRICS, {
      dimensions: BY_ROUTE,
      filters: found,
      order_by: [[used.key, used.descending ? 'desc' : 'asc']],
      include: { total_rows: true },
      pagination: { limit: most, offset: 0 },
    });
  const asked = asking(limit);
  const loaded = useLoaded(nameOf(asked), (signal) => client.ask(asked, signal));
  const rows = loaded.value?.rows ?? [];
  const total = loaded.value?.totalRows ?? null;
  const words = text.value.api;
  return (
    <div class="card panel panel-wide">
      <div class="panel-head">
        <h2>{words.routes}</h2>
      </div>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      <DataTable
        name={words.routes}
        columns={columnsOf(requests)}
        rows={rows}
        keyOf={(row: Row) => row.dimensions.join(' ')}
        order={used}
        setOrder={(next) => setOrder('order', next)}
        search={search}
        setSearch={(typed) => keep('find', typed)}
        waiting={loaded.waiting}
        total={total}
        more={rows.length < Math.min(total ?? 0, MOST) ? () => setLimit(MOST) : undefined}
        allRows={async () => (await client.ask(asking(MOST), new AbortController().signal)).rows}
      />
    </div>
  );
}

function columnsOf(requests: number): readonly Column<Row>[] {
  const words = text.value.api;
  const route: Column<Row> = {
    key: ROUTE,
    name: words.route,
    value: ({ dimensions: [method, path] }) => `${method} ${path}`,
    cell: ({ dimensions: [method = '', path = ''] }) => (
      <Link to={routeChange(method, path)} class="route-link">
        <RouteName method={method} route={path} />
      </Link>
    ),
  };
  const numbers = METRICS.map((metric, at): Column<Row> => {
    const value = (row: Row) => row.metrics[at] ?? null;
    const shown = (row: Row) => full(metric, value(row));
    return {
      key: metric,
      name: metricName(metric),
      meaning: metricMeaning(metric),
      number: true,
      value: metric === 'last_seen' ? (row) => isoOf(value(row)) : value,
      cell: metric === 'last_seen' ? (row) => momentOf(value(row)) : shown,
    };
  });
  const share: Column<Row> = {
    key: 'share',
    name: words.share,
    meaning: words.shareMeaning,
    number: true,
    fixed: true,
    value: ({ metrics: [count] }) => shareOf(count ?? 0, requests),
    cell: ({ metrics: [count] }) => full('percentage', shareOf(count ?? 0, requests)),
  };
  return [route, ...numbers.slice(0, 1), share, ...numbers.slice(1)];
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}

/** A time as a table shows it; a spreadsheet takes {@link isoOf}. */
export function momentOf(ms: number | null): string {
  return ms === null ? '–' : minuteName(ms, zone.value);
}

export function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
