import { useEffect } from 'preact/hooks';
import { curlLine, importLine } from '../format/shell';
import { scriptTag } from '../format/snippet';
import { Link } from '../frame/link';
import { START_PAGE } from '../state/lead-in';
import { link } from '../state/session';
import { DEFAULT_SITE } from '../state/sites';
import { go, pageChange, refresh, setFilters, view } from '../state/view';
import { text } from '../text/text';

/** Who sends a first page view wants to see it come. */
const LOOK_AGAIN_MS = 5_000;

/** What stands where there is no traffic to show: why that may be, and what to do. */
export function NothingYet() {
  const { site, filters, range } = view.value;
  const words = text.value.nothing;
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
        <h2>{words.filtered}</h2>
        <button type="button" onClick={() => setFilters([])}>
          {words.removeFilters}
        </button>
      </section>
    );
  }
  return (
    <section class="card nothing">
      <h2>{range === 'all' ? words.yet : words.inRange}</h2>
      {range !== 'all' && (
        <button type="button" onClick={() => go({ range: 'all', from: '', to: '' })}>
          {words.showAll}
        </button>
      )}
      {link === null && <HowTo site={site} />}
    </section>
  );
}

/** For those who can do something about it. */
function HowTo({ site }: { site: string }) {
  const words = text.value.nothing;
  return (
    <>
      {site === DEFAULT_SITE && <h3>{words.ownSite}</h3>}
      <p>
        <Link to={pageChange(START_PAGE)}>{text.value.start.begin}</Link>
      </p>
      <h3>{words.script}</h3>
      <pre>{scriptTag(location.origin, site)}</pre>
      <h3>{words.curl}</h3>
      <pre>{curlLine(location.origin, site, navigator.userAgent)}</pre>
      <h3>{words.log}</h3>
      <pre>{importLine(site)}</pre>
    </>
  );
}
