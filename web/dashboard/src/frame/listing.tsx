import type { ComponentChildren } from 'preact';
import { Failed } from '../panels/failed';
import { mend, own } from '../state/own';
import { allParts, type LoadPart, PARTS, type Parts } from '../state/parts';
import { Bones } from './bones';
import { type Column, DataTable } from './data-table';

/** Under this name the address keeps the words that are searched. */
export const SEARCH = 'search';
/** As many rows as one CSV file takes. */
const MOST_ROWS = 10_000;
/** Lists that the server orders: none of their columns is sorted by. */
const AS_IT_COMES = { key: '', descending: false };

interface ListingProps<R> {
  readonly name: string;
  readonly columns: readonly Column<R>[];
  readonly keyOf: (row: R) => string;
  readonly parts: Parts<R>;
  /** Loads one stretch of as many rows as the server gives at once, for CSV. */
  readonly load: LoadPart<R>;
  /** Whether something narrows the list, so that there may be more without it. */
  readonly narrowed: boolean;
  /** A list that the server does not search. */
  readonly searched?: false;
  /** What stands where there is nothing at all: what to do about it. */
  readonly empty: ComponentChildren;
}

/** A list of the server's, stretch by stretch, with search and download; all of it in the address. */
export function Listing<R>(given: ListingProps<R>) {
  const { name, columns, keyOf, parts, load, narrowed, empty } = given;
  if (parts.failure !== null) {
    return <Failed failure={parts.failure} again={parts.again} />;
  }
  if (parts.rows === null) {
    return <Bones />;
  }
  if (parts.rows.length === 0 && !parts.waiting && !narrowed && own(SEARCH) === '') {
    return <div class="listing-empty">{empty}</div>;
  }
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={parts.rows}
      keyOf={keyOf}
      order={AS_IT_COMES}
      setOrder={() => undefined}
      search={own(SEARCH)}
      setSearch={(words) => mend({ [SEARCH]: words.trim(), [PARTS]: '' })}
      waiting={parts.waiting}
      searched={given.searched ?? true}
      total={parts.total}
      more={parts.more}
      allRows={() => allParts(load, MOST_ROWS)}
    />
  );
}
