import { captureLine } from '../../format/shell';
import { go, setFilters, view } from '../../state/view';
import { text } from '../../text/text';

const DEPENDENCY = `<dependency>
  <groupId>dev.footfall</groupId>
  <artifactId>footfall-spring-boot-starter</artifactId>
</dependency>`;

/** What stands where there are no requests to show: why that may be, and what to do. */
export function NoRequests() {
  const { site, filters, range } = view.value;
  const words = text.value.api;
  if (filters.length > 0) {
    return (
      <section class="card nothing">
        <h2>{text.value.nothing.filtered}</h2>
        <button type="button" onClick={() => setFilters([])}>
          {text.value.nothing.removeFilters}
        </button>
      </section>
    );
  }
  return (
    <section class="card nothing">
      <h2>{range === 'all' ? words.none : words.noneInRange}</h2>
      {range !== 'all' && (
        <button type="button" onClick={() => go({ range: 'all', from: '', to: '' })}>
          {text.value.nothing.showAll}
        </button>
      )}
      <h3>{words.starter}</h3>
      <pre>{DEPENDENCY}</pre>
      <h3>{words.curl}</h3>
      <pre>{captureLine(location.origin, site)}</pre>
      <h3>{text.value.nothing.log}</h3>
      <pre>{`./footfall import --site ${site} access.log`}</pre>
    </section>
  );
}
