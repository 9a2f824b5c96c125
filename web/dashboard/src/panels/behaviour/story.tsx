import { useState } from 'preact/hooks';
import type { Happening, VisitStory } from '../../api/behaviour-wire';
import { clockName, minuteName } from '../../format/dates';
import { valueName } from '../../format/names';
import { counted, full, known } from '../../format/numbers';
import { type Fact, Facts } from '../../frame/facts';
import { Link } from '../../frame/link';
import { behaviour } from '../../state/behaviour';
import { useLoadedOnce } from '../../state/loaded';
import { view, zone } from '../../state/view';
import { text } from '../../text/text';
import { Explained } from '../explained';
import { Failed } from '../failed';

/** As many events as a visit is shown with at most. */
const MOST_PAGES = 20;

/** Everything that happened in one visit, in its order, with the gaps between. */
export function Story({ id }: { id: string }) {
  const { site, own } = view.value;
  const [pages, setPages] = useState(1);
  const loaded = useLoadedOnce(`visit/${site}/${id}/${pages}`, (signal) =>
    told(site, id, pages, signal),
  );
  const { visit: _, ...others } = own;
  const words = text.value.visits;
  return (
    <div aria-busy={loaded.waiting}>
      <p class="crumbs">
        <Link to={{ own: others }}>{words.back}</Link>
      </p>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      {loaded.value !== null && (
        <>
          <Head story={loaded.value} />
          <section class="card story" aria-label={words.timeline}>
            <h2>{words.timeline}</h2>
            <ol class="timeline">
              {loaded.value.events.map((event) => (
                <Moment key={event.id} event={event} />
              ))}
            </ol>
            {loaded.value.next !== '' && pages < MOST_PAGES && (
              <p class="more">
                <button type="button" class="plain" onClick={() => setPages(pages + 1)}>
                  {text.value.table.more}
                </button>
              </p>
            )}
          </section>
        </>
      )}
    </div>
  );
}

async function told(
  site: string,
  id: string,
  pages: number,
  signal: AbortSignal,
): Promise<VisitStory> {
  let story = await behaviour.visit(site, id, '', signal);
  for (let page = 1; page < pages && story.next !== ''; page++) {
    const next = await behaviour.visit(site, id, story.next, signal);
    story = { ...next, events: [...story.events, ...next.events] };
  }
  return story;
}

function Head({ story: { visit } }: { story: VisitStory }) {
  const words = text.value.visits;
  const facts: readonly Fact[] = [
    [words.duration, full('visit_duration', visit.seconds)],
    [text.value.metrics.pageviews.name, counted(visit.pageviews)],
    [text.value.metrics.events.name, counted(visit.events)],
    [text.value.metrics.requests.name, counted(visit.requests)],
    [words.source, visit.source],
    [
      words.country,
      [visit.city, visit.country && valueName('visit:country', visit.country)]
        .filter(Boolean)
        .join(', '),
    ],
    [words.agent, visit.agent],
    [text.value.live.who, visit.who],
  ];
  return (
    <section class="card story-head">
      <h1>{words.one(minuteName(Date.parse(visit.start), zone.value))}</h1>
      <Facts facts={facts} class="visit-facts">
        <div>
          <dt>{words.visitor}</dt>
          <dd>
            <Link to={{ own: { visitor: visit.visitor } }} class="code" title={words.onlyVisitor}>
              {visit.visitor}
            </Link>
          </dd>
        </div>
      </Facts>
    </section>
  );
}

function Moment({ event }: { event: Happening }) {
  const [shown, show] = useState(false);
  const words = text.value.visits;
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const told = [
    event.status === null ? '' : String(event.status),
    known('duration_p95', event.milliseconds),
    event.engagedSeconds > 0 ? words.engaged(full('visit_duration', event.engagedSeconds)) : '',
    event.scroll === null ? '' : words.scrolled(event.scroll),
    event.consumer,
    event.where,
    event.kept ? words.kept : '',
  ].filter(Boolean);
  return (
    <li class={`story-moment story-${event.kind}`}>
      <div class="story-when">
        <time dateTime={event.at}>{clockName(Date.parse(event.at), zone.value)}</time>
        {event.gapSeconds !== null && (
          <span class="quiet"> +{full('visit_duration', event.gapSeconds)}</span>
        )}
      </div>
      <div class="story-what">
        <span class="tagged">{kinds[event.kind] ?? event.kind}</span>{' '}
        <button type="button" class="plain" aria-expanded={shown} onClick={() => show(!shown)}>
          {event.what === '' ? event.kind : event.what}
        </button>
        {told.length > 0 && (
          <span class={(event.status ?? 0) >= 400 ? 'bad' : 'quiet'}> {told.join(' · ')}</span>
        )}
        {event.props.length > 0 && (
          <ul class="props">
            {event.props.map(([name, value]) => (
              <li key={name}>
                <span class="quiet">{name}</span> {value}
              </li>
            ))}
          </ul>
        )}
        {shown && <Explained id={event.id} />}
      </div>
    </li>
  );
}
