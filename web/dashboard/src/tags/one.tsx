import { useState } from 'preact/hooks';
import type { Tag, Use } from '../api/tags';
import { momentName } from '../format/moments';
import { counted } from '../format/numbers';
import { Bones } from '../frame/bones';
import type { Column } from '../frame/data-table';
import { Field, Form } from '../frame/form';
import { Link } from '../frame/link';
import { Listing } from '../frame/listing';
import { PageHead } from '../frame/page-head';
import { Failed } from '../panels/failed';
import { chosenSpan, spanKey } from '../state/chosen-span';
import { useLoadedOnce } from '../state/loaded';
import { turn } from '../state/own';
import { type LoadPart, useParts } from '../state/parts';
import { mayChange } from '../state/session';
import { view } from '../state/view';
import { text } from '../text/text';
import { tags } from './client';
import { UsesChart } from './uses-chart';

const ROWS = 100;
/** As many as the server gives at once. */
const MOST_AT_ONCE = 10_000;

/** One tag: its uses over time and one by one, its name, its end. */
export function OneTag({ id }: { id: string }) {
  const { site } = view.value;
  const [changes, setChanges] = useState(0);
  const found = useLoadedOnce(`tag/${site}/${id}/${changes}`, (signal) =>
    tags.one(site, id, signal),
  );
  if (found.failure !== null) {
    return <Failed failure={found.failure} again={found.again} />;
  }
  if (found.value === null) {
    return <Bones />;
  }
  return <Shown tag={found.value} changes={changes} changed={() => setChanges(changes + 1)} />;
}

interface ShownProps {
  readonly tag: Tag;
  readonly changes: number;
  readonly changed: () => void;
}

function Shown({ tag, changes, changed }: ShownProps) {
  const words = text.value.kept.tags;
  const facts = [
    [words.uses, counted(tag.uses)],
    [words.created, momentName(tag.created)],
    [words.lastUsed, tag.lastUsed === '' ? words.never : momentName(tag.lastUsed)],
  ];
  return (
    <>
      <PageHead title={words.one(tag.tag)} ranged>
        <Link to={{ own: {} }} class="back">
          {words.all}
        </Link>
      </PageHead>
      <section class="card" aria-label={words.overTime}>
        <dl class="facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <UsesChart tag={tag.tag} turn={changes} />
      </section>
      <section class="card">
        <Uses tag={tag} />
      </section>
      {mayChange.value && (
        <section class="card">
          <TagForm key={tag.tag} tag={tag} changed={changed} />
        </section>
      )}
    </>
  );
}

function Uses({ tag }: { tag: Tag }) {
  const { site } = view.value;
  const words = text.value.kept.tags;
  const load =
    (limit: number): LoadPart<Use> =>
    (next, signal) =>
      tags.uses(site, String(tag.id), chosenSpan(), limit, next, signal);
  const parts = useParts(`uses/${site}/${tag.id}/${spanKey()}`, load(ROWS));
  const columns: readonly Column<Use>[] = [
    {
      key: 'number',
      name: words.number,
      fixed: true,
      value: ({ number }) => number,
      cell: ({ number }) => counted(number),
    },
    {
      key: 'at',
      name: words.usedAt,
      fixed: true,
      value: ({ at }) => at,
      cell: ({ at }) => <span class="moment">{momentName(at)}</span>,
    },
  ];
  return (
    <Listing
      name={words.usesOf(tag.tag)}
      columns={columns}
      keyOf={({ number }: Use) => String(number)}
      parts={parts}
      load={load(MOST_AT_ONCE)}
      narrowed={false}
      searched={false}
      empty={
        <>
          <h2>{words.noUses}</h2>
          <p>{words.noUsesMeaning}</p>
        </>
      }
    />
  );
}

/** Its name, and what ends it. */
function TagForm({ tag, changed }: { tag: Tag; changed: () => void }) {
  const { site } = view.value;
  const [name, setName] = useState(tag.tag);
  const words = text.value.kept.tags;
  return (
    <Form
      done={() => undefined}
      deeds={[
        { name: words.rename, run: () => tags.rename(site, tag.id, name.trim()).then(changed) },
        {
          name: words.remove,
          ask: words.reallyRemove(tag.tag),
          run: () => tags.remove(site, tag.id).then(() => turn({ id: '' })),
        },
      ]}
    >
      <Field name={words.name} value={name} set={setName} />
    </Form>
  );
}
