import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import { expire, turn } from './session';
import { useTurn } from './standing';
import type { Rank } from './turns';
import { beat } from './view';

/** Something asked of the server: under way, here, or refused. The last answer stays until then. */
export interface Loaded<T> {
  readonly value: T | null;
  /** Whether `value` answers an earlier question, or nothing is here yet. */
  readonly waiting: boolean;
  readonly failure: ApiFailure | null;
  readonly again: () => void;
}

interface Held<T> {
  readonly name: string;
  readonly value: T | null;
  readonly failure: ApiFailure | null;
}

/**
 * Loads when `name` changes, and anew on each beat of the page's clock; '' asks nothing yet. In a
 * part of the page that has a standing it waits until that part is near, and for its turn.
 *
 * @param rank how soon it is wanted, where that is not its part's
 */
export function useLoaded<T>(
  name: string,
  load: (signal: AbortSignal) => Promise<T>,
  rank?: Rank,
): Loaded<T> {
  return useLoadedAt(name, beat.value, load, rank);
}

/** Loads when `name` changes or another sign-in is tried. */
export function useLoadedOnce<T>(
  name: string,
  load: (signal: AbortSignal) => Promise<T>,
): Loaded<T> {
  return useLoadedAt(name, 0, load, undefined);
}

function useLoadedAt<T>(
  name: string,
  now: number,
  load: (signal: AbortSignal) => Promise<T>,
  rank: Rank | undefined,
): Loaded<T> {
  const [held, hold] = useState<Held<T>>({ name: '', value: null, failure: null });
  const [attempt, tryAgain] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const signedIn = turn.value;
  const [due, ask] = useTurn([name, attempt, now, signedIn].join('/'), rank);
  useEffect(() => {
    if (name === '' || !due) {
      return;
    }
    const abort = new AbortController();
    ask(abort.signal, () => latest.current(abort.signal)).then(
      (value) => hold({ name, value, failure: null }),
      (thrown: unknown) => {
        if (!abort.signal.aborted) {
          const failure = ApiFailure.of(thrown);
          hold({ name, value: null, failure });
          if (failure.trouble === 'key') {
            expire(failure.message);
          }
        }
      },
    );
    return () => abort.abort();
  }, [name, attempt, now, signedIn, due]);
  const waiting = held.name !== name;
  return {
    value: held.value,
    waiting,
    failure: waiting ? null : held.failure,
    again: () => tryAgain(attempt + 1),
  };
}
