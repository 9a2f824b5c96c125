import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import { expire, turn } from './session';
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

/** Loads when `name` changes, and anew on each beat of the page's clock; '' asks nothing yet. */
export function useLoaded<T>(name: string, load: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  return useLoadedAt(name, beat.value, load);
}

/** Loads when `name` changes or another sign-in is tried. */
export function useLoadedOnce<T>(
  name: string,
  load: (signal: AbortSignal) => Promise<T>,
): Loaded<T> {
  return useLoadedAt(name, 0, load);
}

function useLoadedAt<T>(
  name: string,
  now: number,
  load: (signal: AbortSignal) => Promise<T>,
): Loaded<T> {
  const [held, hold] = useState<Held<T>>({ name: '', value: null, failure: null });
  const [attempt, tryAgain] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const signedIn = turn.value;
  useEffect(() => {
    if (name === '') {
      return;
    }
    const abort = new AbortController();
    latest.current(abort.signal).then(
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
  }, [name, attempt, now, signedIn]);
  const waiting = held.name !== name;
  return {
    value: held.value,
    waiting,
    failure: waiting ? null : held.failure,
    again: () => tryAgain(attempt + 1),
  };
}
