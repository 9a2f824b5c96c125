import { useState } from 'preact/hooks';
import type { Filter, Question, Row } from '../api/wire';
import { metricMeaning, metricName } from '../format/names';
import { full } from '../format/numbers';
import { type Column, DataTable, type Order } from '../frame/data-table';
import { Details } from '../frame/details';
import { soughtIn } from '../state/dimensions';
import { useLoaded } from '../state/loaded';
import type { Period } from '../state/period';
import { go, nameOf } from '../state/view';
import { text } from '../text/text';
import type { BodyProps } from './breakdown';
import { Failed } from './failed';
import { askTab, metricsOf, rowName, tabQuestion } from './tab-rows';
import type { Tab } from './tabs';

const FIRST = 100;
/** As many rows as the server gives at most. */
const MOST = 10_000;

interface RowsDetailsProps {
  readonly tab: Tab;
  readonly period: Period;
  readonly pick: BodyProps['pick'];
}

/** All values of a tab with all their numbers, searched and put in order by the server. */
export function RowsDetails({ tab, period, pick }: RowsDetailsProps) {
  const metrics = metricsOf(tab, true);
  const [order, setOrder] = useState<Order>({ key: metrics[0] ?? 'visitors', descending: true });
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(FIRST);
  const found: readonly Filter[] =
    search === ''
      ? []
      : [['contains', soughtIn(tab.dimension), [search], { case_sensitive: false }]];
  const ask = (most: number): Question =>
    tabQuestion(tab, period, {
      all: true,
      order: [order.key, order.descending ? 'desc' : 'asc'],
      filters: found,
      pagination: { limit: most, offset: 0 },
    });
  const asked = ask(limit);
  const loaded = useLoaded(nameOf(asked), (signal) => askTab(tab, period, asked, signal));
  const close = () => go({ details: '' });
  const rows = loaded.value?.rows ?? [];
  const total = loaded.value?.totalRows ?? null;
  return (
    <Details title={tab.name} close={close}>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      <DataTable
        name={tab.name}
        columns={columnsOf(tab, pick)}
        rows={rows}
        keyOf={(row: Row) => row.dimensions.join('/')}
        order={order}
        setOrder={setOrder}
        search={search}
        setSearch={setSearch}
        waiting={loaded.waiting}
        total={total}
        more={rows.length < Math.min(total ?? 0, MOST) ? () => setLimit(MOST) : undefined}
        allRows={async () =>
          (await askTab(tab, period, ask(MOST), new AbortController().signal)).rows
        }
      />
    </Details>
  );
}

function columnsOf(tab: Tab, pick: RowsDetailsProps['pick']): readonly Column<Row>[] {
  const first: Column<Row> = {
    key: tab.dimension,
    name: tab.name,
    value: (row) => rowName(tab, row),
    cell: (row) => {
      const name = rowName(tab, row);
      return (
        <button
          type="button"
          class="value"
          title={text.value.filter.only(name)}
          onClick={() => pick(row.dimensions)}
        >
          {name}
        </button>
      );
    },
  };
  const numbers = metricsOf(tab, true).map(
    (metric, at): Column<Row> => ({
      key: metric,
      name: metricName(metric),
      meaning: metricMeaning(metric),
      number: true,
      value: (row) => row.metrics[at] ?? null,
      cell: (row) => full(metric, row.metrics[at] ?? null),
    }),
  );
  return [first, ...numbers];
}
