import { useEffect } from 'preact/hooks';
import { curlLine, importLine } from '../format/shell';
import { scriptTag } from '../format/snippet';
import { DEFAULT_SITE } from '../state/sites';
import { go, refresh, setFilters, view } from '../state/view';

/** Who sends a first page view wants to see it come. */
const LOOK_AGAIN_MS = 5_000;

/** What stands where there is no traffic to show: why that may be, and what to do. */
export function NothingYet() {
  const { site, filters, range } = view.value;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') {
        refresh();
      }
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  if (filters.length > 0) {
    return (
      <section class="card nothing">
        <h2>Nothing matches these filters</h2>
        <button type="button" onClick={() => setFilters([])}>
          Remove all filters
        </button>
      </section>
    );
  }
  return (
    <section class="card nothing">
      <h2>No traffic {range === 'all' ? 'yet' : 'in this range'}</h2>
      {range !== 'all' && (
        <button type="button" onClick={() => go({ range: 'all', from: '', to: '' })}>
          Show all time
        </button>
      )}
      {site === DEFAULT_SITE && (
        <>
          <h3>Add a site of your own</h3>
          <pre>./footfall site add example.org</pre>
        </>
      )}
      <h3>Put this into the head of each page</h3>
      <pre>{scriptTag(location.origin, site)}</pre>
      <h3>Or send a first page view yourself</h3>
      <pre>{curlLine(location.origin, site, navigator.userAgent)}</pre>
      <h3>Or read an access log</h3>
      <pre>{importLine(site)}</pre>
    </section>
  );
}
