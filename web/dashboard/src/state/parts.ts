import { useRef, useState } from 'preact/hooks';
import type { Part } from '../api/part';
import { type Loaded, useLoadedOnce } from './loaded';
import { mend, own } from './own';
import { turn } from './session';

/** As far as a list is shown. */
export interface Parts<R> extends Omit<Loaded<Part<R>>, 'value'> {
  readonly rows: readonly R[] | null;
  readonly total: number | null;
  /** Shows the next stretch; absent where all is shown. */
  readonly more: (() => void) | undefined;
  /** Asks for everything anew, after a change. */
  readonly renew: () => void;
}

export type LoadPart<R> = (next: string | null, signal: AbortSignal) => Promise<Part<R>>;

/** Under this name the address keeps how many stretches are shown. */
export const PARTS = 'parts';
/** More stretches than anybody scrolls through; the search finds what is beyond. */
const MOST_PARTS = 50;

interface Held<R> extends Part<R> {
  readonly name: string;
  readonly count: number;
}

/** A list that is loaded stretch by stretch; how many are shown stands in the address. */
export function useParts<R>(name: string, load: LoadPart<R>): Parts<R> {
  const [changes, setChanges] = useState(0);
  const held = useRef<Held<R> | null>(null);
  const wanted = Math.min(Math.max(Math.trunc(Number(own(PARTS))) || 1, 1), MOST_PARTS);
  const whole = `${name}/${turn.value}/${changes}`;
  const loaded = useLoadedOnce(`${whole}/${wanted}`, async (signal) => {
    const before = held.current;
    const usable = before !== null && before.name === whole && before.count < wanted;
    const first: Held<R> = { name: whole, count: 0, rows: [], next: null, total: null };
    let all = usable ? before : first;
    while (all.count < wanted && (all.count === 0 || all.next !== null)) {
      const part = await load(all.next, signal);
      all = { ...part, name: whole, count: all.count + 1, rows: [...all.rows, ...part.rows] };
    }
    held.current = all;
    return all;
  });
  const goesOn = loaded.value !== null && loaded.value.next !== null && wanted < MOST_PARTS;
  return {
    rows: loaded.value?.rows ?? null,
    total: loaded.value?.total ?? null,
    waiting: loaded.waiting,
    failure: loaded.failure,
    again: loaded.again,
    more: goesOn ? () => mend({ [PARTS]: String(wanted + 1) }) : undefined,
    renew: () => setChanges(changes + 1),
  };
}

/** All rows of a list, for CSV; as many as `most` at least, if there are. */
export async function allParts<R>(load: LoadPart<R>, most: number): Promise<readonly R[]> {
  const { signal } = new AbortController();
  const rows: R[] = [];
  let next: string | null = null;
  do {
    const part: Part<R> = await load(next, signal);
    rows.push(...part.rows);
    next = part.next;
  } while (next !== null && rows.length < most);
  return rows;
}
