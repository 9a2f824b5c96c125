import { useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import type { LiveEvent, LiveEvents } from '../api/wire';
import { client } from '../state/session';
import { Explained } from './explained';
import { Failed } from './failed';
import { Realtime } from './realtime';

/** More rows than anybody reads; older ones make room. */
const MOST_ROWS = 200;

interface Tail {
  readonly events: readonly LiveEvent[] | null;
  readonly failure: ApiFailure | null;
}

/** A site's events as they arrive, each opening what is stored of it and why. */
export function LivePage({ site }: { site: string }) {
  const [tail, setTail] = useState<Tail>({ events: null, failure: null });
  const [attempt, tryAgain] = useState(0);
  const [opened, open] = useState('');
  useEffect(() => {
    const abort = new AbortController();
    const fail = (thrown: unknown) => {
      if (!abort.signal.aborted) {
        setTail(({ events }) => ({ events, failure: ApiFailure.of(thrown) }));
      }
    };
    setTail({ events: null, failure: null });
    client
      .live(site, abort.signal, (live) => setTail((now) => ({ ...now, events: joined(live, now) })))
      .then(() => fail(new ApiFailure('network', 'The server ended the connection.')), fail);
    return () => abort.abort();
  }, [site, attempt]);
  return (
    <main class="live" aria-busy={tail.events === null && tail.failure === null}>
      <p class="live-head">
        <a href="#/">Back to the dashboard</a>
        <Realtime site={site} />
      </p>
      <section class="card">
        <h1>Events of {site} as they arrive</h1>
        {tail.failure !== null && (
          <Failed failure={tail.failure} again={() => tryAgain(attempt + 1)} />
        )}
        {tail.events?.length === 0 && <p>None yet. The next one shows up here by itself.</p>}
        {tail.events !== null && tail.events.length > 0 && (
          <Rows events={tail.events} opened={opened} open={open} />
        )}
      </section>
    </main>
  );
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
  return (
    <div class="live-box">
      <table>
        <thead>
          <tr>
            <th scope="col">Time (UTC)</th>
            <th scope="col">Event</th>
            <th scope="col">Status</th>
            <th scope="col">Source</th>
            <th scope="col">Country</th>
            <th scope="col">Agent</th>
            <th scope="col">Who</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <Row key={event.id} event={event} shown={event.id === opened} open={open} />
          ))}
        </tbody>
      </table>
    </div>
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
