import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import type { Filter, LiveEvent, LiveEvents } from '../api/wire';
import { counted } from '../format/numbers';
import { Explained } from '../panels/explained';
import { Failed } from '../panels/failed';
import { FilterBar, FilterButton } from '../panels/filter-bar';
import { Now } from '../panels/now';
import { own, turn } from '../state/own';
import { client } from '../state/session';
import { view } from '../state/view';
import { text } from '../text/text';
import '../style/behaviour.css';

/** More rows than anybody reads; older ones make room. */
const MOST_ROWS = 200;

interface Tail {
  readonly events: readonly LiveEvent[] | null;
  readonly failure: ApiFailure | null;
}

/** Bots left out. */
const PEOPLE: Filter = ['is', 'visit:bot', ['person']];

/** Who is there now, and a site's events as they arrive, each opening what is stored of it. */
export default function LivePage() {
  const { site, filters } = view.value;
  const people = own('who') === 'people';
  const words = text.value.live;
  const { tail, again } = useTail(site, people ? [...filters, PEOPLE] : filters);
  const [held, hold] = useState<readonly LiveEvent[] | null>(null);
  const [opened, open] = useState('');
  const shown = held ?? tail.events;
  const newer = held === null ? 0 : (tail.events ?? []).findIndex(({ id }) => id === held[0]?.id);
  return (
    <div class="live" aria-busy={tail.events === null && tail.failure === null}>
      <div class="controls">
        <FilterButton />
      </div>
      <FilterBar />
      <Now />
      <section class="card" aria-label={words.title(site)}>
        <div class="live-head">
          <h1>{words.title(site)}</h1>
          <label class="check">
            <input
              type="checkbox"
              checked={people}
              onChange={(event) => turn({ who: event.currentTarget.checked ? 'people' : '' })}
            />
            {words.people}
          </label>
          <button
            type="button"
            class="line"
            disabled={tail.events === null}
            onClick={() => hold(held === null ? tail.events : null)}
          >
            {held === null
              ? words.pause
              : words.goOn(counted(newer < 0 ? (tail.events?.length ?? 0) : newer))}
          </button>
        </div>
        {tail.failure !== null && <Failed failure={tail.failure} again={again} />}
        {shown?.length === 0 && <p>{filters.length > 0 || people ? words.noneSuch : words.none}</p>}
        {shown !== null && shown.length > 0 && <Rows events={shown} opened={opened} open={open} />}
      </section>
    </div>
  );
}

/** Follows the events that meet the filters, and connects again when they change. */
function useTail(site: string, filters: readonly Filter[]) {
  const [tail, setTail] = useState<Tail>({ events: null, failure: null });
  const [attempt, tryAgain] = useState(0);
  const name = JSON.stringify(filters);
  const latest = useRef(filters);
  latest.current = filters;
  useEffect(() => {
    const abort = new AbortController();
    const fail = (thrown: unknown) => {
      if (!abort.signal.aborted) {
        setTail(({ events }) => ({ events, failure: ApiFailure.of(thrown) }));
      }
    };
    const take = (live: LiveEvents) => setTail((now) => ({ ...now, events: joined(live, now) }));
    setTail({ events: null, failure: null });
    client
      .live(site, latest.current, abort.signal, take)
      .then(() => fail(new ApiFailure('network', text.value.failure.ended)), fail);
    return () => abort.abort();
  }, [site, name, attempt]);
  return { tail, again: () => tryAgain(attempt + 1) };
}

function joined(live: LiveEvents, { events }: Tail): readonly LiveEvent[] {
  return [...live.events, ...(events ?? [])].slice(0, MOST_ROWS);
}

interface RowsGiven {
  readonly events: readonly LiveEvent[];
  /** The id of the event that is shown in full; '' for none. */
  readonly opened: string;
  readonly open: (id: string) => void;
}

function Rows({ events, opened, open }: RowsGiven) {
  const words = text.value.live;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys
    <section class="live-box" tabIndex={0} aria-label={words.event}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.event}</th>
            <th scope="col">{words.status}</th>
            <th scope="col">{words.source}</th>
            <th scope="col">{words.country}</th>
            <th scope="col">{words.agent}</th>
            <th scope="col">{words.who}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Row key={event.id} event={event} shown={event.id === opened} open={open} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  event,
  shown,
  open,
}: {
  event: LiveEvent;
  shown: boolean;
  open: RowsGiven['open'];
}) {
  return (
    <>
      <tr>
        <td>{event.happened.slice(11, 19)}</td>
        <td class="live-what">
          <button
            type="button"
            class="plain"
            aria-expanded={shown}
            onClick={() => open(shown ? '' : event.id)}
          >
            {event.what === '' ? event.kind : event.what}
          </button>
        </td>
        <td>{event.status}</td>
        <td>{event.source}</td>
        <td>{event.country}</td>
        <td>{event.agent}</td>
        <td class={event.who === 'person' ? 'quiet' : ''}>{event.who}</td>
      </tr>
      {shown && (
        <tr>
          <td colSpan={7}>
            <Explained id={event.id} />
          </td>
        </tr>
      )}
    </>
  );
}
