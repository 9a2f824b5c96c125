import type { Stored } from '../api/wire';
import { useLoadedOnce } from '../state/loaded';
import { client } from '../state/session';
import { text } from '../text/text';
import { Failed } from './failed';

/** All that is stored of one event and of its visit, with the reason of its verdict. */
export function Explained({ id }: { id: string }) {
  const found = useLoadedOnce(`stored/${id}`, (signal) => client.stored(id, signal));
  return (
    <div class="explained" aria-busy={found.waiting}>
      {found.failure !== null && <Failed failure={found.failure} again={found.again} />}
      {found.value !== null && (
        <>
          <Values title={text.value.live.thisEvent} values={found.value.event} />
          <Values title={text.value.live.itsVisit} values={found.value.visit} />
        </>
      )}
    </div>
  );
}

function Values({ title, values }: { title: string; values: Stored['event'] }) {
  return (
    <section>
      <h2>{title}</h2>
      <dl>
        {values.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
