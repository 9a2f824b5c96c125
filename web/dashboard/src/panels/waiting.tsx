import { useEffect, useState } from 'preact/hooks';
import type { LiveEvent } from '../api/wire';
import { announce } from '../frame/announce';
import { Link } from '../frame/link';
import { client } from '../state/session';
import { pageChange } from '../state/view';
import { text } from '../text/text';

/** How long to wait before looking anew where the server ended the stream. */
const PAUSE_MS = 3_000;

/** Longer than anybody leaves the page open to see the first hit come. */
const MOST_LOOKS = 1_000;

/** Waits for a site's first hit, of whatever kind, and says so when it is there. */
export function Waiting({ site }: { site: string }) {
  const words = text.value.start;
  const hit = useFirstHit(site);
  useEffect(() => {
    if (hit !== null) {
      announce(words.came);
    }
  }, [hit, words.came]);
  if (hit === null) {
    return (
      <p class="start-wait">
        <span class="dot start-beat" />
        {words.waiting(site)}
      </p>
    );
  }
  return (
    <>
      <p class="start-wait start-came">
        <span class="dot dot-on" />
        <b>{words.came}</b>
      </p>
      <p class="start-hit">{[hit.kind, hit.what, hit.who].filter(Boolean).join(' · ')}</p>
      <p>
        <Link to={{ ...pageChange('site'), range: 'day' }}>{words.toSite}</Link>
      </p>
    </>
  );
}

/** The newest of the site's events; null while there is none. */
function useFirstHit(site: string): LiveEvent | null {
  const [hit, setHit] = useState<LiveEvent | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void look(site, abort, setHit);
    return () => abort.abort();
  }, [site]);
  return hit;
}

async function look(
  site: string,
  abort: AbortController,
  came: (hit: LiveEvent) => void,
): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS && !abort.signal.aborted; looks++) {
    await client
      .live(site, [], abort.signal, ({ events }) => {
        const newest = events[0];
        if (newest !== undefined) {
          came(newest);
          abort.abort();
        }
      })
      .catch(() => null);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
