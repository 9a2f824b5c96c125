import { useState } from 'preact/hooks';
import type { Metric, Row } from '../../api/wire';
import { metricMeaning, metricName, valueName } from '../../format/names';
import { counted, full } from '../../format/numbers';
import { type Column, DataTable, sorted } from '../../frame/data-table';
import { toggle } from '../../state/filters';
import { useLoaded } from '../../state/loaded';
import { client } from '../../state/session';
import { orderOf, setOrder } from '../../state/table';
import { keep, nameOf, question, setFilters, view } from '../../state/view';
import { text } from '../../text/text';
import { Failed } from '../failed';
import { isoOf, momentOf } from './routes-table';
import { ask, BY_ROUTE, REQUESTS, type Scope } from './scope';

const CONSUMER = 'event:consumer';
const METRICS = [
  'requests',
  'errors',
  'error_rate',
  'duration_p95',
  'bytes_out',
  'last_seen',
] as const satisfies readonly Metric[];
const FIRST = 50;
const MOST = 1_000;
/** As many rows as the server gives at most. */
const MOST_PAIRS = 10_000;

/** One who asks. */
interface Consumer {
  readonly name: string;
  readonly metrics: Row['metrics'];
  /** When the first request of all time came, milliseconds since 1970. */
  readonly first: number | null;
  readonly routes: number;
}

/** Who uses the API: since when, how much of it, and how well it goes. */
export function ConsumersTable({ scope }: { scope: Scope }) {
  const [limit, setLimit] = useState(FIRST);
  const search = view.value.own['find-consumer'] ?? '';
  const order = orderOf('order-consumers', { key: 'requests', descending: true });
  const asked = ask(scope, METRICS, {
    dimensions: [CONSUMER],
    order_by: [['requests', 'desc']],
    include: { total_rows: true },
    pagination: { limit: MOST, offset: 0 },
  });
  const loaded = useLoaded(nameOf(asked), async (signal) => {
    const ever = question('all', {
      metrics: ['first_seen'],
      dimensions: [CONSUMER],
      filters: [REQUESTS, ...scope.filters],
      order_by: [['first_seen', 'asc']],
      pagination: { limit: MOST_PAIRS, offset: 0 },
    });
    const pairs = ask(scope, ['requests'], {
      dimensions: [CONSUMER, ...BY_ROUTE],
      pagination: { limit: MOST_PAIRS, offset: 0 },
    });
    const answers = await Promise.all([asked, ever, pairs].map((one) => client.ask(one, signal)));
    const [now, first, used] = answers.map(({ rows }) => rows);
    return consumersOf(now ?? [], first ?? [], used ?? []);
  });
  const all = loaded.value ?? [];
  const columns = columnsOf();
  const rows = sorted(all, columns, order, search);
  const words = text.value.api;
  return (
    <div class="card panel panel-wide">
      <div class="panel-head">
        <h2>{words.consumers}</h2>
      </div>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      <DataTable
        name={words.consumers}
        columns={columns}
        rows={rows.slice(0, limit)}
        keyOf={({ name }) => name}
        order={order}
        setOrder={(next) => setOrder('order-consumers', next)}
        search={search}
        setSearch={(typed) => keep('find-consumer', typed)}
        waiting={loaded.waiting}
        total={rows.length}
        more={rows.length > limit ? () => setLimit(MOST) : undefined}
        allRows={async () => rows}
      />
    </div>
  );
}

function consumersOf(
  now: readonly Row[],
  first: readonly Row[],
  used: readonly Row[],
): readonly Consumer[] {
  const since = new Map(first.map(({ dimensions, metrics }) => [dimensions[0], metrics[0]]));
  const routes = new Map<string, number>();
  for (const { dimensions } of used) {
    const name = dimensions[0] ?? '';
    routes.set(name, (routes.get(name) ?? 0) + 1);
  }
  return now.map(({ dimensions, metrics }) => {
    const name = dimensions[0] ?? '';
    return { name, metrics, first: since.get(name) ?? null, routes: routes.get(name) ?? 0 };
  });
}

function columnsOf(): readonly Column<Consumer>[] {
  const words = text.value.api;
  const who: Column<Consumer> = {
    key: 'name',
    name: words.consumer,
    value: ({ name }) => valueName(CONSUMER, name),
    cell: ({ name }) => (
      <button
        type="button"
        class="plain route-link"
        title={text.value.filter.only(valueName(CONSUMER, name))}
        onClick={() => setFilters(toggle(view.value.filters, CONSUMER, name))}
      >
        {valueName(CONSUMER, name)}
      </button>
    ),
  };
  const routes: Column<Consumer> = {
    key: 'routes',
    name: words.routesUsed,
    meaning: words.routesUsedMeaning,
    number: true,
    value: (one) => one.routes,
    cell: (one) => counted(one.routes),
  };
  const first: Column<Consumer> = {
    key: 'first_seen',
    name: metricName('first_seen'),
    meaning: words.firstMeaning,
    number: true,
    value: (one) => isoOf(one.first),
    cell: (one) => momentOf(one.first),
  };
  const numbers = METRICS.map((metric, at): Column<Consumer> => {
    const time = metric === 'last_seen';
    return {
      key: metric,
      name: metricName(metric),
      meaning: metricMeaning(metric),
      number: true,
      value: ({ metrics }) => (time ? isoOf(metrics[at] ?? null) : (metrics[at] ?? null)),
      cell: ({ metrics }) =>
        time ? momentOf(metrics[at] ?? null) : full(metric, metrics[at] ?? null),
    };
  });
  return [who, ...numbers.slice(0, -1), routes, first, ...numbers.slice(-1)];
}
