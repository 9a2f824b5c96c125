import type { Answer, Question, Span } from '../api/wire';
import { isCovered } from './covered';
import { useLoaded } from './loaded';
import { client } from './session';
import { SEEN } from './turns';
import { comparedName } from './view';

/** Said of a period within or after which the site began, so that nothing is held against it. */
export const UNCOVERED = 'uncovered';

/**
 * What is answered to a question about the period before; null while it is waited for, and where
 * there is no such period or no answer, as then there is just no change to show.
 *
 * @param name of the question about this period; '' asks nothing yet
 */
export function useBefore(
  name: string,
  asked: Question,
  before: Span | null,
): Answer | typeof UNCOVERED | null {
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
  if (waiting || before === null || value === null) {
    return null;
  }
  return isCovered(value) ? value : UNCOVERED;
}
