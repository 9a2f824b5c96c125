import type { Site } from '../api/wire';
import { SITE_PAGE } from './address';
import { data, mayEverywhere } from './session';
import { DEFAULT_SITE } from './sites';
import { settle, view } from './view';

/** The page that leads from nothing to the first hit. */
export const START_PAGE = 'start';

/** Opens it for those who can add a site, where nothing was ever counted. */
export function leadIn(sites: readonly Site[]): void {
  const { page } = view.value;
  const own = sites.some(({ domain }) => domain !== DEFAULT_SITE);
  if (own || !mayEverywhere.value || page !== SITE_PAGE) {
    return;
  }
  if (sites.length === 0) {
    settle({ page: START_PAGE });
  } else if (location.search === '') {
    data.server(new AbortController().signal).then(
      ({ sites: held }) => {
        if (held.every(({ events }) => events === 0) && view.value.page === SITE_PAGE) {
          settle({ page: START_PAGE });
        }
      },
      () => {
        // Then the site's own page says that there is nothing yet.
      },
    );
  }
}
