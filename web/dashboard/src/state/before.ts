import type { Answer, Question, Span } from '../api/wire';
import { isCovered } from './covered';
import { useLoaded } from './loaded';
import { client } from './session';
import { SEEN } from './turns';
import { comparedName } from './view';

/** What is known of the period before. */
export interface Before {
  /** Null while it is waited for, and where there is nothing to hold against this period. */
  readonly answer: Answer | null;
  /** Whether the site began only within that period or after it. */
  readonly uncovered: boolean;
}

/**
 * Asks a question about the period before, too; without an answer there is just no change to show.
 *
 * @param name of the question about this period; '' asks nothing yet
 */
export function useBefore(name: string, asked: Question, before: Span | null): Before {
  const { value, waiting } = useLoaded(
    name === '' || before === null ? '' : `${name}/${comparedName()}`,
    (signal) =>
      client.ask(
        {
          ...asked,
          date_range: before ?? asked.date_range,
          include: { ...asked.include, first_event: true },
        },
        signal,
      ),
    SEEN,
  );
  const known = waiting || before === null ? null : value;
  const uncovered = known !== null && !isCovered(known);
  return { answer: uncovered ? null : known, uncovered };
}
