import type { Answer } from '../api/wire';

/** How much of a period may have passed before the site's first event. */
const LATE = 0.1;

/** Whether the site had begun, about, when the answer's range did. */
export function isCovered({ span, firstEvent }: Answer): boolean {
  if (span === null || firstEvent === null) {
    return false;
  }
  const from = Date.parse(span[0]);
  const to = Date.parse(span[1]);
  return Date.parse(firstEvent) <= from + LATE * (to - from);
}
