import { useState } from 'preact/hooks';
import type { Rejected, Tally } from '../api/rejected';
import { momentName } from '../format/moments';
import type { Column } from '../frame/data-table';
import { Link } from '../frame/link';
import { Listing, SEARCH } from '../frame/listing';
import { Choice, Narrowing } from '../frame/narrowing';
import { PageHead } from '../frame/page-head';
import { Secret } from '../frame/secret';
import { rejected } from '../rejected/client';
import { OneRejected } from '../rejected/one';
import { Reasons } from '../rejected/reasons';
import { reasonName } from '../rejected/words';
import { own, ownWith } from '../state/own';
import { type LoadPart, useParts } from '../state/parts';
import { view } from '../state/view';
import { text } from '../text/text';
import '../style/kept.css';

const ROWS = 100;
/** As many as the server gives at once. */
const MOST_AT_ONCE = 1000;
/** Under this name the address keeps whose input is shown. */
const WHOSE = 'whose';
const EVERYBODY = 'all';

/** What could not become events: how much of it and why, with the input itself. */
export default function RejectedPage() {
  const [tallies, setTallies] = useState<readonly Tally[]>([]);
  const words = text.value.kept.rejected;
  const site = own(WHOSE) === EVERYBODY ? '' : view.value.site;
  const filter = { site, reason: own('reason'), search: own(SEARCH) };
  const load =
    (limit: number): LoadPart<Rejected> =>
    async (next, signal) => {
      const part = await rejected.part(filter, limit, next, signal);
      setTallies(part.reasons);
      return part;
    };
  const parts = useParts(`rejected/${JSON.stringify(filter)}`, load(ROWS));
  const id = Number(own('id'));
  return (
    <div class="kept" aria-busy={parts.waiting}>
      <PageHead title={words.title} about={words.about} />
      {tallies.length > 0 && <Reasons tallies={tallies} />}
      <section class="card">
        <Narrowing names={[WHOSE, 'reason']}>
          <Choice
            name={WHOSE}
            label={words.whose}
            none={words.ofSite(view.value.site)}
            choices={[[EVERYBODY, words.ofAll]]}
          />
          <Choice
            name="reason"
            label={words.reason}
            choices={Object.entries(words.reasons).map(([reason, name]) => [reason, name])}
          />
        </Narrowing>
        <Listing
          name={words.page}
          columns={columns()}
          keyOf={(row: Rejected) => String(row.id)}
          parts={parts}
          load={load(MOST_AT_ONCE)}
          narrowed={filter.reason !== ''}
          empty={<Empty />}
        />
      </section>
      {id > 0 && <OneRejected key={id} site={site} id={id} />}
    </div>
  );
}

function columns(): readonly Column<Rejected>[] {
  const words = text.value.kept.rejected;
  return [
    {
      key: 'reason',
      name: words.reason,
      fixed: true,
      value: ({ reason }) => reason,
      cell: ({ id, reason }) => (
        <Link to={{ own: ownWith({ id: String(id) }) }} class="opens">
          {reasonName(reason)}
        </Link>
      ),
    },
    {
      key: 'detail',
      name: words.detail,
      fixed: true,
      value: ({ detail }) => detail,
      cell: ({ detail }) => <Secret of={detail} />,
    },
    plain('surface', words.surface, ({ surface }) => surface),
    plain('site', words.site, ({ site }) => site),
    {
      key: 'original',
      name: words.original,
      fixed: true,
      value: ({ original }) => original,
      cell: ({ original }) => <span class="beginning">{original}</span>,
    },
    {
      key: 'time',
      name: words.time,
      fixed: true,
      value: ({ at }) => at,
      cell: ({ at }) => <span class="moment">{momentName(at)}</span>,
    },
  ];
}

function plain(key: string, name: string, value: (row: Rejected) => string): Column<Rejected> {
  return { key, name, fixed: true, value, cell: value };
}

function Empty() {
  const words = text.value.kept.rejected;
  return (
    <>
      <h2>{words.none}</h2>
      <p>{words.noneMeaning}</p>
      {own(WHOSE) !== EVERYBODY && (
        <p>
          <Link to={{ own: ownWith({ [WHOSE]: EVERYBODY }) }}>{words.showAll}</Link>
        </p>
      )}
    </>
  );
}
