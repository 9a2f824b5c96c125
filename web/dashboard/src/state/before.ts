import type { Answer, Question, Span } from '../api/wire';
import { isCovered } from './covered';
import { useLoaded } from './loaded';
import { client } from './session';
import { SEEN } from './turns';
import { comparedName } from './view';

/**
 * What is answered to a question about the period before: nothing while it is waited for, nor where
 * there is no such period or no answer, nor where the site began only within it, as then there is
 * just no change to show.
 *
 * @param name of the question about this period; '' asks nothing yet
 */
export function useBefore(name: string, asked: Question, before: Span | null): Answer | null {
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
  return waiting || before === null || value === null || !isCovered(value) ? null : value;
}
