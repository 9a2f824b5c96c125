import { signal } from '@preact/signals';

/** The three lists. */
export const LISTS = ['sessions', 'events', 'errors'] as const;

export type List = (typeof LISTS)[number];

/** What is shown: all of it stands behind the `#` of the address, so that a link shows the same. */
export interface Place {
  readonly list: List;
  /** '' for the site `default`. */
  readonly site: string;
  readonly search: string;
  /** Of events only: '' for all. */
  readonly session: string;
  readonly category: string;
  readonly name: string;
  readonly offset: number;
}

export const START: Place = {
  list: 'events',
  site: '',
  search: '',
  session: '',
  category: '',
  name: '',
  offset: 0,
};

export const place = signal(readPlace(globalThis.location?.hash ?? ''));

export function readPlace(hash: string): Place {
  const [name, query] = hash.replace(/^#\/?/, '').split('?', 2);
  const parameters = new URLSearchParams(query ?? '');
  const word = (key: string) => parameters.get(key) ?? '';
  const offset = Number(word('offset'));
  return {
    list: LISTS.find((list) => list === name) ?? START.list,
    site: word('site'),
    search: word('search'),
    session: word('session'),
    category: word('category'),
    name: word('name'),
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  };
}

export function writePlace({ list, ...rest }: Place): string {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(rest)) {
    if (value !== '' && value !== 0) {
      parameters.set(key, String(value));
    }
  }
  const query = parameters.toString();
  return `#/${list}${query === '' ? '' : `?${query}`}`;
}

/** Another place of the same site; what is not named is as at the start of a list. */
export function go(change: Partial<Place>): void {
  location.hash = writePlace({
    ...START,
    site: place.value.site,
    list: place.value.list,
    ...change,
  });
}

export function followPlace(): void {
  addEventListener('hashchange', () => {
    place.value = readPlace(location.hash);
  });
}
