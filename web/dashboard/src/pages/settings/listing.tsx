import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Bones } from '../../frame/bones';
import { Failed } from '../../panels/failed';
import { type Loaded, useLoadedOnce } from '../../state/loaded';
import { text } from '../../text/text';

/** A list of settings that is loaded anew after each change. */
export interface Listing<T> {
  readonly loaded: Loaded<T>;
  /** To be called when something was changed. */
  readonly changed: () => void;
}

export function useListing<T>(name: string, load: (signal: AbortSignal) => Promise<T>): Listing<T> {
  const [change, count] = useState(0);
  return {
    loaded: useLoadedOnce(`settings/${name}/${change}`, load),
    changed: () => count((changes) => changes + 1),
  };
}

interface PartGiven {
  readonly title: string;
  /** What it is for. */
  readonly about: string;
  readonly children: ComponentChildren;
}

/** One part of the settings. */
export function Part({ title, about, children }: PartGiven) {
  return (
    <section class="card settings-part">
      <h1>{title}</h1>
      <p class="quiet settings-about">{about}</p>
      {children}
    </section>
  );
}

/** Shows what was loaded, or why it was not. */
export function Shown<T>({
  loaded,
  children,
}: {
  loaded: Loaded<T>;
  children: (value: T) => ComponentChildren;
}) {
  if (loaded.failure !== null) {
    return <Failed failure={loaded.failure} again={loaded.again} />;
  }
  // What was there before stays until the next is here.
  return loaded.value === null ? <Bones /> : children(loaded.value);
}

interface RowsGiven<R> {
  readonly name: string;
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  /** The heads of the columns; that of the buttons is unseen. */
  readonly heads: readonly string[];
  /** The cells of a row, the first of which names it. */
  readonly cells: (row: R) => readonly ComponentChildren[];
  /** Buttons for a row; none where nothing may be done. */
  readonly deeds?: ((row: R) => ComponentChildren) | undefined;
  /** What stands in the place of no rows. */
  readonly none: string;
}

/** A short list of settings as a table. */
export function Rows<R>({ name, rows, keyOf, heads, cells, deeds, none }: RowsGiven<R>) {
  if (rows.length === 0) {
    return <p class="settings-none quiet">{none}</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys
    <section class="settings-rows" tabIndex={0} aria-label={name}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {deeds !== undefined && (
              <th scope="col">
                <span class="unseen">{text.value.settings.deeds}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [first, ...others] = cells(row);
            return (
              <tr key={keyOf(row)}>
                <th scope="row">{first}</th>
                {others.map((cell, at) => (
                  <td key={heads[at + 1]} data-head={heads[at + 1]}>
                    {cell}
                  </td>
                ))}
                {deeds !== undefined && <td class="settings-row-deeds">{deeds(row)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Says who may change what is only read here. */
export function OnlyFor({ who }: { who: string }) {
  return <p class="settings-only">{who}</p>;
}
