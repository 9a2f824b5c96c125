import type { Journeys } from '../../api/behaviour-wire';
import { counted, full } from '../../format/numbers';
import { type Column, DataTable, sorted } from '../../frame/data-table';
import { orderOf, setOrder } from '../../state/table';
import { keep, view } from '../../state/view';
import { text } from '../../text/text';
import { placeName } from './flow-picture';

type Path = Journeys['paths'][number];

const ARROW = ' → ';

/** The most frequent ways, step by step. */
export function PathsTable({ journeys }: { journeys: Journeys }) {
  const words = text.value.journeys;
  const find = view.value.own.find ?? '';
  const order = orderOf('order', { key: 'visits', descending: true });
  const columns = columnsOf();
  return (
    <DataTable
      name={words.paths}
      columns={columns}
      rows={sorted(journeys.paths, columns, order, find)}
      keyOf={(path: Path) => path.steps.map(placeName).join(ARROW)}
      order={order}
      setOrder={(next) => setOrder('order', next)}
      search={find}
      setSearch={(typed) => keep('find', typed)}
    />
  );
}

function columnsOf(): readonly Column<Path>[] {
  const words = text.value.journeys;
  const { visits } = text.value.metrics;
  return [
    {
      key: 'way',
      name: words.way,
      value: ({ steps }) => steps.map(placeName).join(ARROW),
      cell: ({ steps }) => (
        <span class="way">
          {steps.map((step, at) => (
            <span key={`${at}/${step.name}`}>
              {at > 0 && <span class="quiet">{ARROW}</span>}
              {placeName(step)}
            </span>
          ))}
        </span>
      ),
    },
    {
      key: 'visits',
      name: visits.name,
      meaning: visits.meaning,
      number: true,
      value: (path) => path.visits,
      cell: (path) => counted(path.visits),
    },
    {
      key: 'share',
      name: words.share,
      number: true,
      value: (path) => path.share,
      cell: (path) => full('percentage', path.share),
    },
  ];
}
