import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Stretch } from '../api/decode-eye';
import type { EyeAsked } from '../api/eye';
import { Failed } from '../panels/failed';
import { useLoadedOnce } from '../state/loaded';
import { turn } from '../state/session';
import { go, place, writePlace } from './place';

/** How many rows one page of a list shows. */
const PAGE = 50;

interface Given<T> {
  readonly title: string;
  readonly columns: readonly string[];
  readonly load: (asked: EyeAsked, signal: AbortSignal) => Promise<Stretch<T>>;
  readonly keyOf: (row: T) => string | number;
  readonly cells: (row: T) => readonly ComponentChildren[];
  /** What opens under a row; `done` is called when the row was changed. */
  readonly form: (row: T, done: () => void) => ComponentChildren;
  /** Further filters beside the search. */
  readonly filters?: ComponentChildren;
}

/** A list with search and pages, each row of which opens its form. */
export function Listed<T>({ title, columns, load, keyOf, cells, form, filters }: Given<T>) {
  const now = place.value;
  const { list: _, ...narrowed } = now;
  const asked: EyeAsked = { ...narrowed, limit: PAGE };
  const [changes, setChanges] = useState(0);
  const [opened, open] = useState<string | number>('');
  const found = useLoadedOnce(`${writePlace(now)}/${turn.value}/${changes}`, (signal) =>
    load(asked, signal),
  );
  const done = () => {
    open('');
    setChanges(changes + 1);
  };
  const rows = found.value?.rows ?? [];
  return (
    <section class="card" aria-busy={found.waiting}>
      <div class="admin-head">
        <h2>{title}</h2>
        <Search />
        {filters}
      </div>
      {found.failure !== null && <Failed failure={found.failure} again={found.again} />}
      {found.value !== null && rows.length === 0 && <p class="admin-none">Nothing here.</p>}
      {rows.length > 0 && (
        <div class="live-box">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row
                  key={keyOf(row)}
                  cells={cells(row)}
                  shown={opened === keyOf(row)}
                  toggle={() => open(opened === keyOf(row) ? '' : keyOf(row))}
                  form={() => form(row, done)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.value !== null && <Pages total={found.value.total} shown={rows.length} />}
    </section>
  );
}

interface RowGiven {
  readonly cells: readonly ComponentChildren[];
  readonly shown: boolean;
  readonly toggle: () => void;
  readonly form: () => ComponentChildren;
}

function Row({ cells, shown, toggle, form }: RowGiven) {
  const [first, ...rest] = cells;
  return (
    <>
      <tr>
        <td class="live-what">
          <button type="button" class="plain" aria-expanded={shown} onClick={toggle}>
            {first}
          </button>
        </td>
        {rest.map((cell, index) => (
          <td key={index}>{cell}</td>
        ))}
      </tr>
      {shown && (
        <tr>
          <td colSpan={cells.length}>{form()}</td>
        </tr>
      )}
    </>
  );
}

function Search() {
  const { search, session, category, name } = place.value;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (field.current !== null) {
      field.current.value = search;
    }
  }, [search]);
  return (
    <form
      class="admin-search"
      onSubmit={(event) => {
        event.preventDefault();
        go({ session, category, name, search: field.current?.value.trim() ?? '' });
      }}
    >
      <input ref={field} type="search" aria-label="Search" placeholder="Search" />
      <button type="submit">Search</button>
    </form>
  );
}

function Pages({ total, shown }: { total: number; shown: number }) {
  const now = place.value;
  const { offset } = now;
  return (
    <p class="admin-pages">
      <span class="quiet">
        {shown === 0 ? 0 : offset + 1} to {offset + shown} of {total.toLocaleString()}
      </span>
      <button
        type="button"
        disabled={offset === 0}
        onClick={() => go({ ...now, offset: Math.max(0, offset - PAGE) })}
      >
        Previous
      </button>
      <button
        type="button"
        disabled={offset + shown >= total}
        onClick={() => go({ ...now, offset: offset + PAGE })}
      >
        Next
      </button>
    </p>
  );
}
