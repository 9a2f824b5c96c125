import { useEffect, useState } from 'preact/hooks';
import type { VisitHead } from '../../api/behaviour-wire';
import { minuteName } from '../../format/dates';
import { valueName } from '../../format/names';
import { counted, full } from '../../format/numbers';
import { type Column, DataTable, sorted } from '../../frame/data-table';
import { Link } from '../../frame/link';
import { askedName, askedOf, behaviour } from '../../state/behaviour';
import { useLoaded } from '../../state/loaded';
import { turn } from '../../state/own';
import type { Period } from '../../state/period';
import { keep, view, zone } from '../../state/view';
import { text } from '../../text/text';
import { Failed } from '../failed';
import { Nobody } from './nobody';

const PAGE = 100;
/** With 100 visits a page, the most that a CSV file has. */
const MOST_PAGES = 100;

/** The visits that started in the range, the newest first. */
export function VisitsList({ period }: { period: Period }) {
  const { visitor = '', find = '' } = view.value.own;
  const [pages, setPages] = useState(1);
  const asked = { ...askedOf(period), limit: PAGE, ...(visitor === '' ? {} : { visitor }) };
  const name = askedName('visits', asked);
  useEffect(() => setPages(1), [name]);
  const loaded = useLoaded(`${name}/${pages}`, (signal) => upTo(asked, pages, signal));
  const columns = columnsOf();
  const visits = loaded.value?.visits ?? [];
  const rows = sorted(visits, columns, { key: '', descending: true }, find);
  const words = text.value.visits;
  return (
    <div class="card panel panel-alone">
      <div class="panel-head">
        <h2>{words.title}</h2>
        {visitor !== '' && (
          <p>
            {words.ofVisitor(visitor)}{' '}
            <button type="button" class="plain" onClick={() => turn({ visitor: '' })}>
              {words.allVisitors}
            </button>
          </p>
        )}
      </div>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      {loaded.value !== null && visits.length === 0 ? (
        <Nobody advice={words.none} />
      ) : (
        <DataTable
          name={words.title}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
          order={{ key: '', descending: true }}
          setOrder={() => {}}
          search={find}
          setSearch={(typed) => keep('find', typed)}
          waiting={loaded.waiting}
          more={
            loaded.value !== null && loaded.value.next !== '' && pages < MOST_PAGES
              ? () => setPages(pages + 1)
              : undefined
          }
          allRows={async () => (await upTo(asked, MOST_PAGES, new AbortController().signal)).visits}
        />
      )}
    </div>
  );
}

interface Found {
  readonly visits: readonly VisitHead[];
  readonly next: string;
}

type Asked = Parameters<typeof behaviour.visits>[0];

async function upTo(asked: Asked, pages: number, signal: AbortSignal): Promise<Found> {
  const visits: VisitHead[] = [];
  let next = '';
  for (let page = 0; page < pages; page++) {
    const found = await behaviour.visits({ ...asked, ...(next && { cursor: next }) }, signal);
    visits.push(...found.visits);
    next = found.next;
    if (next === '') {
      break;
    }
  }
  return { visits, next };
}

function columnsOf(): readonly Column<VisitHead>[] {
  const words = text.value.visits;
  const texts = (
    key: string,
    name: string,
    value: (visit: VisitHead) => string,
  ): Column<VisitHead> => ({ key, name, fixed: true, value, cell: value });
  const path: typeof texts = (key, name, value) => ({
    ...texts(key, name, value),
    cell: (visit) => (
      <span class="visit-path" title={value(visit)}>
        {value(visit)}
      </span>
    ),
  });
  const numbers = (
    key: string,
    name: string,
    value: (visit: VisitHead) => number,
  ): Column<VisitHead> => ({
    key,
    name,
    fixed: true,
    number: true,
    value,
    cell: (visit) => counted(value(visit)),
  });
  const columns: readonly Column<VisitHead>[] = [
    {
      key: 'start',
      name: words.start,
      fixed: true,
      value: ({ start }) => start,
      cell: ({ id, start, open }) => (
        <span class="nowrap">
          <Link to={{ own: { ...view.value.own, visit: id } }}>
            {minuteName(Date.parse(start), zone.value)}
          </Link>{' '}
          {open && <span class="dot dot-on" title={words.open} />}
        </span>
      ),
    },
    {
      ...texts('duration', words.duration, ({ seconds }) => String(Math.round(seconds))),
      number: true,
      cell: ({ seconds }) => full('visit_duration', seconds),
    },
    path('entry', words.entry, ({ entry }) => entry),
    path('exit', words.exit, ({ entry, exit }) => (exit === entry ? '' : exit)),
    numbers('pageviews', text.value.metrics.pageviews.name, ({ pageviews }) => pageviews),
    numbers('events', text.value.metrics.events.name, ({ events }) => events),
    numbers('requests', text.value.metrics.requests.name, ({ requests }) => requests),
    texts('source', words.source, ({ source }) => source),
    texts('country', words.country, ({ country }) =>
      country === '' ? '' : valueName('visit:country', country),
    ),
    texts('agent', words.agent, ({ agent, who }) => (who === 'person' ? agent : who)),
    { ...texts('visitor', words.visitor, ({ visitor }) => visitor), cell: visitorCell },
  ];
  return columns;
}

function visitorCell({ visitor }: VisitHead) {
  return (
    <button
      type="button"
      class="plain code"
      title={text.value.visits.onlyVisitor}
      onClick={() => turn({ visitor })}
    >
      {visitor.slice(0, 6)}
    </button>
  );
}
