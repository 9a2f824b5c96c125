import type { ComponentChildren } from 'preact';
import { eye } from '../eye/client';
import { ErrorForm } from '../eye/error-form';
import { EventForm } from '../eye/event-form';
import {
  ERRORS,
  EVENT_FIELDS,
  EVENTS,
  type EyeList,
  loading,
  narrowed,
  SESSIONS,
} from '../eye/lists';
import { One } from '../eye/one';
import { SessionForm } from '../eye/session-form';
import { tellLine } from '../format/shell';
import { Link } from '../frame/link';
import { Listing } from '../frame/listing';
import { Narrowing, Word } from '../frame/narrowing';
import { PageHead } from '../frame/page-head';
import { Snippet } from '../frame/snippet';
import { own, turn } from '../state/own';
import { useParts } from '../state/parts';
import { go, view } from '../state/view';
import { text } from '../text/text';
import '../style/kept.css';
import '../style/forms.css';
import '../style/eye.css';

const ROWS = 100;
/** As many as the server gives at once. */
const MOST_AT_ONCE = 1000;
const LISTS = ['sessions', 'events', 'errors'] as const;

type ListName = (typeof LISTS)[number];

/** What applications tell the eye: sessions, their events, and what was wrong. */
export default function EyePage() {
  const words = text.value.kept.eye;
  const shown = LISTS.find((name) => name === own('list')) ?? 'sessions';
  return (
    <div class="kept">
      <PageHead title={words.title(view.value.site)} about={words.about}>
        <nav class="eye-lists" aria-label={words.lists}>
          {LISTS.map((name) => (
            <Link key={name} to={{ own: { list: name } }} current={name === shown}>
              {words.names[name]}
            </Link>
          ))}
        </nav>
      </PageHead>
      <Shown key={shown} name={shown} />
    </div>
  );
}

function Shown({ name }: { name: ListName }) {
  const { site } = view.value;
  const words = text.value.kept.eye;
  const id = own('id');
  switch (name) {
    case 'sessions':
      return (
        <Rows name={name} list={SESSIONS}>
          {(renew) =>
            id !== '' && (
              <One
                title={words.session}
                name={`session/${site}/${id}`}
                load={(signal) => eye.session(site, id, signal)}
              >
                {(row) => (
                  <SessionForm
                    site={site}
                    row={row}
                    done={renew}
                    showEvents={() => go({ own: { list: 'events', session: id } })}
                  />
                )}
              </One>
            )
          }
        </Rows>
      );
    case 'events':
      return (
        <Rows name={name} list={EVENTS}>
          {(renew) =>
            id !== '' && (
              <One
                title={words.event}
                name={`event/${site}/${id}`}
                load={(signal) => eye.event(site, id, signal)}
              >
                {(row) => <EventForm site={site} row={row} done={renew} />}
              </One>
            )
          }
        </Rows>
      );
    case 'errors':
      return (
        <Rows name={name} list={ERRORS}>
          {(renew) =>
            id !== '' && (
              <One
                title={words.error}
                name={`error/${site}/${id}`}
                load={(signal) => eye.error(site, id, signal)}
              >
                {(row) => <ErrorForm site={site} row={row} done={renew} />}
              </One>
            )
          }
        </Rows>
      );
  }
}

interface RowsProps<R> {
  readonly name: ListName;
  readonly list: EyeList<R>;
  /** The row that is open; `renew` closes it and asks for the list anew. */
  readonly children: (renew: () => void) => ComponentChildren;
}

function Rows<R>({ name, list, children }: RowsProps<R>) {
  const words = text.value.kept.eye;
  const parts = useParts(`eye/${name}/${JSON.stringify(narrowed())}`, loading(list, ROWS));
  const renew = () => {
    parts.renew();
    if (own('id') !== '') {
      turn({ id: '' });
    }
  };
  const { session, category, name: event } = narrowed();
  return (
    <section class="card" aria-busy={parts.waiting}>
      {name === 'events' && (
        <Narrowing names={EVENT_FIELDS}>
          <Word name="name" label={words.name} />
          <Word name="category" label={words.category} />
          <Word name="session" label={words.session} />
        </Narrowing>
      )}
      <Listing
        name={words.names[name]}
        columns={list.columns()}
        keyOf={list.keyOf}
        parts={parts}
        load={loading(list, MOST_AT_ONCE)}
        narrowed={[session, category, event].some((word) => word !== '')}
        empty={<Empty name={name} />}
      />
      {children(renew)}
    </section>
  );
}

function Empty({ name }: { name: ListName }) {
  const words = text.value.kept.eye;
  return (
    <>
      <h2>{words.none[name]}</h2>
      <p>{name === 'errors' ? words.noErrors : words.tell}</p>
      {name !== 'errors' && <Snippet of={tellLine(location.origin)} />}
    </>
  );
}
