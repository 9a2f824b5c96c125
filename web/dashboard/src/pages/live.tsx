import { useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import type { LiveEvent, LiveEvents } from '../api/wire';
import { Explained } from '../panels/explained';
import { Failed } from '../panels/failed';
import { client } from '../state/session';
import { view } from '../state/view';
import { text } from '../text/text';

/** More rows than anybody reads; older ones make room. */
const MOST_ROWS = 200;

interface Tail {
  readonly events: readonly LiveEvent[] | null;
  readonly failure: ApiFailure | null;
}

/** A site's events as they arrive, each opening what is stored of it and why. */
export default function LivePage() {
  const { site } = view.value;
  const words = text.value.live;
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
      .then(() => fail(new ApiFailure('network', text.value.failure.ended)), fail);
    return () => abort.abort();
  }, [site, attempt]);
  return (
    <div class="live" aria-busy={tail.events === null && tail.failure === null}>
      <section class="card">
        <h1>{words.title(site)}</h1>
        {tail.failure !== null && (
          <Failed failure={tail.failure} again={() => tryAgain(attempt + 1)} />
        )}
        {tail.events?.length === 0 && <p>{words.none}</p>}
        {tail.events !== null && tail.events.length > 0 && (
          <Rows events={tail.events} opened={opened} open={open} />
        )}
      </section>
    </div>
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
  const words = text.value.live;
  return (
    <div class="live-box">
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
