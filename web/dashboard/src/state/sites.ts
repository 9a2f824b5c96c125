import type { Site } from '../api/wire';

/** The site of what names none: there from the first start, and often without any traffic. */
export const DEFAULT_SITE = 'default';

/** Which site a page shows that names none. */
export function firstShown(sites: readonly Site[]): Site | undefined {
  return sites.find(({ domain }) => domain !== DEFAULT_SITE) ?? sites[0];
}
