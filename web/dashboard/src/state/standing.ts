import { type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useRef } from 'preact/hooks';
import { FIRST, type Rank, turns } from './turns';

/** Where a part of the page stands: whether it is worth asking for, and how soon. */
export interface Standing {
  readonly near: ReadonlySignal<boolean>;
  /** Looked up when a question is about to be asked. */
  readonly rank: () => Rank;
}

const always = signal(true);

/** Of what is asked before all else. */
export const FOREMOST: Standing = { near: always, rank: () => FIRST };

/** Of the part that a component belongs to; null for what waits for nothing and lets none wait. */
export const StandingOf = createContext<Standing | null>(null);

/** Asks at the part's turn. */
export type Ask = <T>(signal: AbortSignal, ask: () => Promise<T>) => Promise<T>;

/**
 * Whether the question is due: from when its part first comes near the window until the question
 * is another one. And how it is asked then.
 *
 * @param own the rank of the question itself, where it is not its part's
 */
export function useTurn(question: string, own: Rank | undefined): [due: boolean, ask: Ask] {
  const standing = useContext(StandingOf);
  const due = useRef('');
  if (standing === null || standing.near.value) {
    due.current = question;
  }
  const ask: Ask = (signal, ask) =>
    standing === null ? ask() : turns.take(own ?? standing.rank(), signal, ask);
  return [due.current === question, ask];
}
