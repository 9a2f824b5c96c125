import { signal } from '@preact/signals';

/** The part of the address behind `#` that shows how this browser's address arrives. */
export const ADDRESS_PAGE = '#/address';

/** The part of the address behind `#` that shows a site's events as they arrive. */
export const LIVE_PAGE = '#/live';

/** Which page is shown: `ADDRESS_PAGE`, `LIVE_PAGE`, or the dashboard for anything else. */
export const page = signal(location.hash);

export function followPage(): void {
  addEventListener('hashchange', () => {
    page.value = location.hash;
  });
}
