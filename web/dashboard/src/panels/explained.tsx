import type { Stored } from '../api/wire';
import { Link } from '../frame/link';
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
          <div>
            <Values title={text.value.live.itsVisit} values={found.value.visit} />
            <WholeVisit values={found.value.visit} />
          </div>
        </>
      )}
    </div>
  );
}

/** Leads to everything that happened in the visit. */
function WholeVisit({ values }: { values: Stored['visit'] }) {
  const id = values.find(([name]) => name === 'id')?.[1];
  return id === undefined ? null : (
    <p>
      <Link to={{ page: 'visits', details: '', own: { visit: id } }}>
        {text.value.live.wholeVisit}
      </Link>
    </p>
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
