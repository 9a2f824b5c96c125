import type { EyeError, EyeEvent, EyeSession, Stretch } from '../api/decode-eye';
import type { EyeAsked } from '../api/eye';
import type { Part } from '../api/part';
import { momentName } from '../format/moments';
import { counted } from '../format/numbers';
import type { Column } from '../frame/data-table';
import { Link } from '../frame/link';
import { SEARCH } from '../frame/listing';
import { narrow } from '../frame/narrowing';
import { own, ownWith } from '../state/own';
import type { LoadPart } from '../state/parts';
import { view } from '../state/view';
import { text } from '../text/text';
import { eye } from './client';

/** One list of the eye: how it is loaded and what its columns are. */
export interface EyeList<R> {
  readonly load: (asked: EyeAsked, signal: AbortSignal) => Promise<Stretch<R>>;
  readonly columns: () => readonly Column<R>[];
  readonly keyOf: (row: R) => string;
}

/** Under these names the address keeps what events are narrowed to. */
export const EVENT_FIELDS = ['session', 'category', 'name'] as const;

export const SESSIONS: EyeList<EyeSession> = {
  load: (asked, signal) => eye.sessions(asked, signal),
  keyOf: ({ id }) => id,
  columns: () => {
    const words = text.value.kept.eye;
    return [
      opening(
        words.session,
        ({ id }) => id,
        ({ id }) => id,
      ),
      {
        key: 'events',
        name: text.value.metrics.events.name,
        number: true,
        fixed: true,
        value: ({ events }) => events,
        cell: ({ id, events }) => (
          <Link to={{ own: { list: 'events', session: id } }} title={words.itsEvents}>
            {counted(events)}
          </Link>
        ),
      },
      moment('first', words.first, ({ first }) => first),
      moment('last', words.last, ({ last }) => last),
      moment('created', words.heard, ({ createdAt }) => createdAt),
    ];
  },
};

export const EVENTS: EyeList<EyeEvent> = {
  load: (asked, signal) => eye.events(asked, signal),
  keyOf: ({ id }) => String(id),
  columns: () => {
    const words = text.value.kept.eye;
    return [
      opening(
        words.name,
        ({ id }) => String(id),
        ({ name }) => name,
      ),
      picking('category', words.category, ({ category }) => category),
      picking('session', words.session, ({ session }) => session),
      {
        key: 'data',
        name: words.data,
        fixed: true,
        value: ({ data }) => JSON.stringify(data),
        cell: ({ data }) => <span class="beginning">{JSON.stringify(data)}</span>,
      },
      moment('timestamp', words.timestamp, ({ timestamp }) => timestamp),
    ];
  },
};

export const ERRORS: EyeList<EyeError> = {
  load: (asked, signal) => eye.errors(asked, signal),
  keyOf: ({ id }) => String(id),
  columns: () => {
    const words = text.value.kept.eye;
    return [
      opening(
        words.message,
        ({ id }) => String(id),
        ({ message }) => message,
      ),
      {
        key: 'fields',
        name: words.fields,
        fixed: true,
        value: ({ errors }) => errors.map(([field]) => field).join(', '),
        cell: ({ errors }) => errors.map(([field]) => field).join(', '),
      },
      {
        key: 'payload',
        name: words.arrivedAs,
        fixed: true,
        value: ({ payload }) => JSON.stringify(payload),
        cell: ({ payload }) => <span class="beginning">{JSON.stringify(payload)}</span>,
      },
      moment('created', words.arrived, ({ createdAt }) => createdAt),
    ];
  },
};

/** Loads a list as the address narrows it, stretch by stretch. */
export function loading<R>(list: EyeList<R>, limit: number): LoadPart<R> {
  return async (next, signal): Promise<Part<R>> => {
    const offset = Number(next ?? 0);
    const asked = { ...narrowed(), offset, limit };
    const { rows, total } = await list.load(asked, signal);
    const end = offset + rows.length;
    return { rows, total, next: end < total && rows.length > 0 ? String(end) : null };
  };
}

/** What the address asks for. */
export function narrowed(): Omit<EyeAsked, 'offset' | 'limit'> {
  const ofEvents = own('list') === 'events';
  const field = (name: (typeof EVENT_FIELDS)[number]) => (ofEvents ? own(name) : '');
  return {
    site: view.value.site,
    search: own(SEARCH),
    session: field('session'),
    category: field('category'),
    name: field('name'),
  };
}

/** The column that opens its row. */
function opening<R>(name: string, id: (row: R) => string, shown: (row: R) => string): Column<R> {
  return {
    key: 'what',
    name,
    fixed: true,
    value: shown,
    cell: (row) => (
      <Link to={{ own: ownWith({ id: id(row) }) }} class="opens">
        {shown(row)}
      </Link>
    ),
  };
}

function moment<R>(key: string, name: string, value: (row: R) => string): Column<R> {
  return {
    key,
    name,
    fixed: true,
    value,
    cell: (row) => <span class="moment">{momentName(value(row))}</span>,
  };
}

/** A column whose values narrow the list. */
function picking<R>(key: string, name: string, value: (row: R) => string): Column<R> {
  return {
    key,
    name,
    fixed: true,
    value,
    cell: (row) => (
      <button
        type="button"
        class="only"
        title={text.value.filter.only(value(row))}
        onClick={() => narrow(key, value(row))}
      >
        {value(row)}
      </button>
    ),
  };
}
