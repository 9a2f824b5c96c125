import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { Shell } from './frame/shell';
import { followKeys } from './frame/shortcuts';
import { wear } from './frame/theme';
import { pageOf } from './pages/registry';
import { Failed } from './panels/failed';
import { LinkDoor } from './panels/link-door';
import { SignIn } from './panels/sign-in';
import { leadIn } from './state/lead-in';
import { useLoadedOnce } from './state/loaded';
import {
  accounts,
  asking,
  client,
  expire,
  link,
  mayEverywhere,
  self,
  signOut,
  turn,
} from './state/session';
import { firstShown } from './state/sites';
import { follow, settle, sites, view } from './state/view';
import { choice, speak, text } from './text/text';
import './style/page.css';
import './style/operator.css';
import './style/frame.css';
import './style/panels.css';
import './style/site.css';

function App() {
  const found = useLoadedOnce(`sites/${turn.value}`, async (signal) => {
    const [known, who] = await Promise.all([client.sites(signal), accounts.self(signal)]);
    return { known, who };
  });
  const wanted = view.value.site;
  const forbidden = found.failure?.trouble === 'forbidden' ? found.failure.message : '';
  useEffect(() => {
    if (forbidden !== '') {
      // A key that may not even read opens nothing here.
      expire(forbidden);
    }
  }, [forbidden]);
  useEffect(() => {
    if (found.value !== null && !found.waiting) {
      self.value = found.value.who;
      sites.value = found.value.known;
      if (link === null) {
        leadIn(found.value.known);
      }
    }
  }, [found.value, found.waiting]);
  useEffect(() => {
    const first = firstShown(sites.value);
    if (first !== undefined && !sites.value.some(({ domain }) => domain === wanted)) {
      settle({ site: first.domain });
    }
  }, [sites.value, wanted]);
  if (found.failure?.trouble === 'key' || forbidden !== '') {
    return link === null ? <SignIn checking={false} /> : <LinkDoor link={link} />;
  }
  if (asking.value) {
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
    return turn.value === 0 || link !== null ? <Opening /> : <SignIn checking={true} />;
  }
  const ofSite = pageOf(view.value.page)?.ofSite ?? false;
  if (found.value?.known.length === 0 && sites.value.length === 0 && ofSite) {
    return mayEverywhere.value ? <Opening /> : <NoSites />;
  }
  if (ofSite && !sites.value.some(({ domain }) => domain === wanted)) {
    return <Opening />;
  }
  return <Shell />;
}

function Opening() {
  return <main class="door" aria-busy="true" />;
}

/** For those who may see no site and can add none. */
function NoSites() {
  return (
    <main class="door">
      <section class="card nothing">
        <h1>{text.value.frame.noSites}</h1>
        <p>{text.value.start.noSites}</p>
        <button type="button" onClick={signOut}>
          {text.value.frame.signOut}
        </button>
      </section>
    </main>
  );
}

wear();
follow();
followKeys();
// The page's chunk comes while the sites are asked for; where it fails, its place says so.
pageOf(view.value.page)
  ?.load()
  .catch(() => null);
const root = document.getElementById('page');
if (root !== null) {
  await speak(choice.value).catch(() => {
    // The texts stay English.
  });
  render(<App />, root);
}
