import type { ExchangeHead } from '../api/exchanges';
import { exchanges } from '../exchanges/client';
import { exchangeColumns } from '../exchanges/columns';
import { exchangeFilter, Filters, narrowed } from '../exchanges/filters';
import { Losses } from '../exchanges/losses';
import { WholeExchange } from '../exchanges/whole';
import { exchangeLine } from '../format/shell';
import { Listing } from '../frame/listing';
import { PageHead } from '../frame/page-head';
import { Snippet } from '../frame/snippet';
import { spanKey } from '../state/chosen-span';
import { own } from '../state/own';
import { type LoadPart, useParts } from '../state/parts';
import { view } from '../state/view';
import { text } from '../text/text';
import '../style/kept.css';

const ROWS = 100;
/** As many as the server gives at once. */
const MOST_AT_ONCE = 1000;

/** A site's captured requests and their answers. */
export default function ExchangesPage() {
  const { site } = view.value;
  const words = text.value.kept.exchanges;
  const { from: _, to: __, ...filter } = exchangeFilter();
  const load =
    (limit: number): LoadPart<ExchangeHead> =>
    (next, signal) =>
      exchanges.part(site, exchangeFilter(), limit, next, signal);
  const parts = useParts(`exchanges/${site}/${spanKey()}/${JSON.stringify(filter)}`, load(ROWS));
  const id = own('id');
  return (
    <div class="kept" aria-busy={parts.waiting}>
      <PageHead title={words.title(site)} about={words.about} ranged />
      <Losses />
      <section class="card">
        <Filters rows={parts.rows ?? []} />
        <Listing
          name={words.name}
          columns={exchangeColumns(parts.rows ?? [])}
          keyOf={(head: ExchangeHead) => head.id}
          parts={parts}
          load={load(MOST_AT_ONCE)}
          narrowed={narrowed()}
          empty={<Empty site={site} />}
        />
      </section>
      {id !== '' && <WholeExchange key={id} id={id} />}
    </div>
  );
}

function Empty({ site }: { site: string }) {
  const words = text.value.kept.exchanges;
  return (
    <>
      <h2>{view.value.range === 'all' ? words.none : words.noneInRange}</h2>
      <p>{words.capture}</p>
      <Snippet of={exchangeLine(location.origin, site)} />
      <p>{words.seeDocs}</p>
    </>
  );
}
