import type { Tag } from '../api/tags';
import { momentName } from '../format/moments';
import { counted } from '../format/numbers';
import { useLine } from '../format/shell';
import type { Column } from '../frame/data-table';
import { Link } from '../frame/link';
import { Listing, SEARCH } from '../frame/listing';
import { PageHead } from '../frame/page-head';
import { Snippet } from '../frame/snippet';
import { own, ownWith } from '../state/own';
import { type LoadPart, PARTS, useParts } from '../state/parts';
import { view } from '../state/view';
import { tags } from '../tags/client';
import { OneTag } from '../tags/one';
import { UsesChart } from '../tags/uses-chart';
import { text } from '../text/text';
import '../style/kept.css';
import '../style/forms.css';

const ROWS = 100;
/** As many as the server gives at once. */
const MOST_AT_ONCE = 1000;

/** A site's named counters: how often each was used, and when. */
export default function TagsPage() {
  const id = own('id');
  return <div class="kept">{id === '' ? <AllTags /> : <OneTag key={id} id={id} />}</div>;
}

function AllTags() {
  const { site } = view.value;
  const words = text.value.kept.tags;
  const search = own(SEARCH);
  const load =
    (limit: number): LoadPart<Tag> =>
    (next, signal) =>
      tags.part(site, search, limit, next, signal);
  const parts = useParts(`tags/${site}/${search}`, load(ROWS));
  const some = (parts.rows?.length ?? 0) > 0 || search !== '';
  return (
    <>
      <PageHead title={words.title(site)} about={words.about} ranged />
      {some && (
        <section class="card" aria-label={words.overTime}>
          <h2>{words.overTime}</h2>
          <UsesChart tag={null} turn={0} />
        </section>
      )}
      <section class="card" aria-busy={parts.waiting}>
        <Listing
          name={words.page}
          columns={columns()}
          keyOf={(tag: Tag) => String(tag.id)}
          parts={parts}
          load={load(MOST_AT_ONCE)}
          narrowed={false}
          empty={<Empty />}
        />
      </section>
    </>
  );
}

function columns(): readonly Column<Tag>[] {
  const words = text.value.kept.tags;
  return [
    {
      key: 'tag',
      name: words.name,
      fixed: true,
      value: ({ tag }) => tag,
      cell: ({ id, tag }) => (
        <Link to={{ own: ownWith({ id: String(id), [PARTS]: '' }) }} class="opens">
          {tag}
        </Link>
      ),
    },
    {
      key: 'uses',
      name: words.uses,
      number: true,
      fixed: true,
      value: ({ uses }) => uses,
      cell: ({ uses }) => counted(uses),
    },
    {
      key: 'last',
      name: words.lastUsed,
      fixed: true,
      value: ({ lastUsed }) => lastUsed,
      cell: ({ lastUsed }) => (
        <span class="moment">{lastUsed === '' ? words.never : momentName(lastUsed)}</span>
      ),
    },
    {
      key: 'created',
      name: words.created,
      fixed: true,
      value: ({ created }) => created,
      cell: ({ created }) => <span class="moment">{momentName(created)}</span>,
    },
  ];
}

function Empty() {
  const words = text.value.kept.tags;
  return (
    <>
      <h2>{words.none}</h2>
      <p>{words.noneMeaning}</p>
      <Snippet of={useLine(location.origin)} />
    </>
  );
}
