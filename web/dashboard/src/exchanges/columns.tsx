import type { ExchangeHead } from '../api/exchanges';
import { momentName } from '../format/moments';
import { full } from '../format/numbers';
import type { Column } from '../frame/data-table';
import { Link } from '../frame/link';
import { Secret } from '../frame/secret';
import { ownWith } from '../state/own';
import { text } from '../text/text';

/** The least status that is an error. */
const ERROR = 400;

/** @param rows those that are listed: a column that tells nothing of them is left out */
export function exchangeColumns(rows: readonly ExchangeHead[]): readonly Column<ExchangeHead>[] {
  const words = text.value.kept.exchanges;
  return [
    {
      key: 'what',
      name: words.request,
      fixed: true,
      value: (head) => `${head.method} ${head.host}${target(head)}`,
      cell: (head) => (
        <Link to={{ own: ownWith({ id: head.id }) }} class="opens">
          <b>{head.method}</b> {head.outgoing && <span class="quiet">{head.host}</span>}
          <Secret of={target(head)} />
        </Link>
      ),
    },
    {
      key: 'status',
      name: words.status,
      number: true,
      fixed: true,
      value: ({ status }) => status,
      cell: ({ status }) => <Status of={status} />,
    },
    {
      key: 'duration',
      name: words.duration,
      number: true,
      fixed: true,
      value: ({ duration }) => duration,
      cell: ({ duration }) => full('duration_avg', duration),
    },
    {
      key: 'bytes',
      name: text.value.metrics.bytes_out.name,
      number: true,
      fixed: true,
      value: ({ bytesOut }) => bytesOut,
      cell: ({ bytesOut }) => full('bytes_out', bytesOut),
    },
    plain('route', words.route, ({ route }) => route),
    plain('consumer', words.consumer, ({ consumer }) => consumer),
    plain('ending', words.ending, ({ outcome }) => endingName(outcome)),
    ...(rows.some(({ outgoing }) => outgoing)
      ? [
          plain('direction', words.direction, ({ outgoing }) =>
            outgoing ? words.outgoing : words.incoming,
          ),
        ]
      : []),
    {
      key: 'time',
      name: words.time,
      fixed: true,
      value: ({ time }) => time,
      cell: ({ time }) => <span class="moment">{momentName(time)}</span>,
    },
  ];
}

function plain(
  key: string,
  name: string,
  value: (head: ExchangeHead) => string,
): Column<ExchangeHead> {
  return { key, name, fixed: true, value, cell: value };
}

export function target({ path, query }: ExchangeHead): string {
  return query === '' ? path : `${path}?${query}`;
}

export function endingName(outcome: string): string {
  const names: Readonly<Record<string, string>> = text.value.kept.exchanges.endings;
  return names[outcome] ?? outcome;
}

/** A status, errors in their colour. */
export function Status({ of }: { of: number | null }) {
  return <span class={of !== null && of >= ERROR ? 'status-bad' : ''}>{of ?? '–'}</span>;
}
