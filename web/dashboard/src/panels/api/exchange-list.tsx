import type { ExchangeHead } from '../../api/exchanges';
import { exchanges } from '../../exchanges/client';
import { exchangeColumns } from '../../exchanges/columns';
import { DataTable } from '../../frame/data-table';
import { Link } from '../../frame/link';
import { spanKey } from '../../state/chosen-span';
import { useLoaded } from '../../state/loaded';
import type { Period } from '../../state/period';
import { view } from '../../state/view';
import { text } from '../../text/text';
import { Failed } from '../failed';

const MOST = 25;
/** Opened from here, an exchange is shown on its own page. */
const PAGE = 'exchanges';

interface ExchangeListProps {
  readonly method: string;
  readonly route: string;
  readonly period: Period;
}

/** The newest requests of a route that were captured whole. */
export function ExchangeList({ method, route, period }: ExchangeListProps) {
  const { site } = view.value;
  const [from, to] = period.span;
  const loaded = useLoaded(`exchanges/${site}/${method} ${route}/${spanKey()}`, (signal) =>
    exchanges.part(site, { method, route, from, to }, MOST, null, signal),
  );
  const words = text.value.api;
  const rows = loaded.value?.rows ?? [];
  const columns = exchangeColumns(rows)
    .filter(({ key }) => key !== 'route')
    .map((column) =>
      column.key === 'what'
        ? {
            ...column,
            cell: (head: ExchangeHead) => (
              <Link to={{ page: PAGE, details: '', own: { id: head.id } }} class="route-link">
                {column.value(head)}
              </Link>
            ),
          }
        : column,
    );
  return (
    <div class="card panel panel-wide">
      <div class="panel-head">
        <h2>{words.exchanges}</h2>
        {rows.length > 0 && (
          <Link to={{ page: PAGE, details: '', own: { method, route } }}>{words.allExchanges}</Link>
        )}
      </div>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      {loaded.value !== null && rows.length === 0 && <p class="quiet">{words.noExchanges}</p>}
      {rows.length > 0 && (
        <DataTable
          name={words.exchanges}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          order={{ key: '', descending: false }}
          setOrder={() => undefined}
          search=""
          setSearch={() => undefined}
          waiting={loaded.waiting}
        />
      )}
    </div>
  );
}
