import { Failed } from '../panels/failed';
import { SignIn } from '../panels/sign-in';
import { useLoadedOnce } from '../state/loaded';
import { client, key, signOut, turn } from '../state/session';
import { ErrorsList } from './errors-list';
import { EventsList } from './events-list';
import { go, LISTS, place } from './place';
import { SessionsList } from './sessions-list';

/** The administration of the eye, for those whose key may. */
export function Door() {
  const found = useLoadedOnce(`sites/${turn.value}`, (signal) => client.sites(signal));
  if (found.failure?.trouble === 'key') {
    return <SignIn checking={false} />;
  }
  if (found.failure !== null) {
    return (
      <main class="door">
        <Failed failure={found.failure} again={found.again} />
      </main>
    );
  }
  if (found.waiting) {
    return turn.value === 0 ? <main class="door" aria-busy="true" /> : <SignIn checking={true} />;
  }
  return (
    <>
      <Top sites={(found.value ?? []).map(({ domain }) => domain)} />
      <main class="admin">
        <Shown />
      </main>
    </>
  );
}

function Top({ sites }: { sites: readonly string[] }) {
  const { list, site } = place.value;
  return (
    <header class="top">
      <h1>
        <img src="/favicon.svg" alt="Footfall" width="24" height="24" />
        <select
          aria-label="Site"
          value={site === '' ? 'default' : site}
          onChange={(event) => go({ site: event.currentTarget.value })}
        >
          {sites.map((domain) => (
            <option key={domain} value={domain}>
              {domain}
            </option>
          ))}
        </select>
      </h1>
      <nav class="admin-lists" aria-label="Lists">
        {LISTS.map((name) => (
          <button
            key={name}
            type="button"
            class="plain"
            aria-current={name === list ? 'page' : undefined}
            onClick={() => go({ list: name })}
          >
            {name}
          </button>
        ))}
      </nav>
      <div class="controls">
        <a href="/">Dashboard</a>
        {key.value !== '' && (
          <button type="button" class="plain" onClick={signOut}>
            Sign out
          </button>
        )}
      </div>
    </header>
  );
}

function Shown() {
  switch (place.value.list) {
    case 'sessions':
      return <SessionsList />;
    case 'events':
      return <EventsList />;
    case 'errors':
      return <ErrorsList />;
  }
}
