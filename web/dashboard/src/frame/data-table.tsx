import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { counted } from '../format/numbers';
import { text } from '../text/text';
import { announce } from './announce';
import { csvOf, download } from './csv';

/** One column of a table. */
export interface Column<R> {
  readonly key: string;
  readonly name: string;
  readonly meaning?: string;
  readonly cell: (row: R) => ComponentChildren;
  /** What is sorted by and written to CSV. */
  readonly value: (row: R) => string | number | null;
  /** Numbers stand at the right. */
  readonly number?: boolean;
  /** A column that cannot be sorted by. */
  readonly fixed?: boolean;
}

export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

interface DataTableProps<R> {
  readonly name: string;
  readonly columns: readonly Column<R>[];
  /** Those to show, in their order: `useSorted` puts rows in order that are all here. */
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
  readonly search: string;
  readonly setSearch: (words: string) => void;
  readonly waiting?: boolean;
  /** Whether there is a field to search by. */
  readonly searched?: boolean;
  /** How many rows there are, where `rows` are only the first of them. */
  readonly total?: number | null;
  /** Shows more of them; absent where all are shown. */
  readonly more?: (() => void) | undefined;
  /** All rows for CSV, where `rows` are only the first of them. */
  readonly allRows?: () => Promise<readonly R[]>;
}

/** How long typing rests before a search starts. */
const REST_MS = 250;

/** A table with search, an order by any column and a download; for every list of the dashboard. */
export function DataTable<R>(given: DataTableProps<R>) {
  const { name, columns, rows, keyOf, order, setOrder, search, waiting, more } = given;
  const words = text.value.table;
  const total = Math.max(given.total ?? rows.length, rows.length);
  const uncounted = more !== undefined && (given.total ?? null) === null;
  return (
    <div class="table">
      <div class="table-head">
        {given.searched !== false && (
          <Search name={name} search={search} setSearch={given.setSearch} />
        )}
        <span class="quiet" role="status">
          {uncounted
            ? words.first(counted(rows.length))
            : words.rows(counted(rows.length), counted(total))}
        </span>
        <Csv given={given} />
      </div>
      <section
        class={waiting ? 'table-box stale' : 'table-box'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys
        tabIndex={0}
        aria-label={name}
        aria-busy={waiting === true}
      >
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.key} column={column} order={order} setOrder={setOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column, at) =>
                  at === 0 ? (
                    <th key={column.key} scope="row">
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.key} class={column.number ? 'number' : ''}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && !waiting && (
          <p class="nobody">{search === '' ? words.nothing : words.notFound}</p>
        )}
      </section>
      {more !== undefined && (
        <p class="more">
          <button type="button" class="plain" onClick={more}>
            {words.more}
          </button>
        </p>
      )}
    </div>
  );
}

interface HeadProps<R> {
  readonly column: Column<R>;
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
}

function Head<R>({ column, order, setOrder }: HeadProps<R>) {
  const { key, name, meaning, number, fixed } = column;
  const mine = order.key === key;
  const direction = mine ? (order.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th scope="col" class={number ? 'number' : ''} aria-sort={fixed ? undefined : direction}>
      {fixed ? (
        name
      ) : (
        <button
          type="button"
          class="sort"
          title={meaning ?? ''}
          onClick={() => {
            const descending = mine ? !order.descending : number === true;
            setOrder({ key, descending });
            announce(`${name}: ${text.value.table[descending ? 'descending' : 'ascending']}`);
          }}
        >
          {name}
          <span aria-hidden="true">{mine ? (order.descending ? ' ↓' : ' ↑') : ''}</span>
        </button>
      )}
    </th>
  );
}

interface SearchProps {
  readonly name: string;
  readonly search: string;
  readonly setSearch: (words: string) => void;
}

function Search({ name, search, setSearch }: SearchProps) {
  const [typed, type] = useState(search);
  const latest = useRef(setSearch);
  latest.current = setSearch;
  const told = useRef(search);
  useEffect(() => {
    if (search !== told.current) {
      // Changed from elsewhere, such as by the browser's "back".
      told.current = search;
      type(search);
      return;
    }
    if (typed.trim() === search) {
      return;
    }
    const timer = setTimeout(() => {
      told.current = typed.trim();
      latest.current(typed.trim());
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed, search]);
  return (
    <input
      type="search"
      class="field"
      aria-label={text.value.table.searchIn(name)}
      placeholder={text.value.table.search}
      value={typed}
      onInput={(event) => type(event.currentTarget.value)}
    />
  );
}

function Csv<R>({ given }: { given: DataTableProps<R> }) {
  const [busy, setBusy] = useState(false);
  const { name, columns, rows, allRows } = given;
  const words = text.value.table;
  const save = async () => {
    setBusy(true);
    try {
      const all = allRows === undefined ? rows : await allRows();
      const lines = all.map((row) => columns.map((column) => column.value(row)));
      download(`${name}.csv`, csvOf([columns.map((column) => column.name), ...lines]));
    } catch {
      announce(words.csvFailed);
    }
    setBusy(false);
  };
  return (
    <button type="button" class="line" disabled={busy} onClick={save}>
      {words.csv}
    </button>
  );
}

/** The rows that match the words, in that order: for tables whose rows are all here. */
export function sorted<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  order: Order,
  search: string,
): readonly R[] {
  const wanted = search.trim().toLowerCase();
  const matching =
    wanted === ''
      ? rows
      : rows.filter((row) =>
          columns.some((column) => String(column.value(row)).toLowerCase().includes(wanted)),
        );
  const by = columns.find((column) => column.key === order.key);
  if (by === undefined) {
    return matching;
  }
  const sign = order.descending ? -1 : 1;
  return [...matching].sort((a, b) => sign * compared(by.value(a), by.value(b)));
}

function compared(a: string | number | null, b: string | number | null): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a - b;
  }
  if (a === null || b === null) {
    return (a === null ? 0 : 1) - (b === null ? 0 : 1);
  }
  return String(a).localeCompare(String(b));
}
