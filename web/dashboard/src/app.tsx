import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { AddressPage } from './panels/address-page';
import { Dashboard } from './panels/dashboard';
import { Failed } from './panels/failed';
import { Footer } from './panels/footer';
import { LivePage } from './panels/live-page';
import { SignIn } from './panels/sign-in';
import { useLoadedOnce } from './state/loaded';
import { ADDRESS_PAGE, followPage, LIVE_PAGE, page } from './state/page';
import { client, turn } from './state/session';
import { firstShown } from './state/sites';
import { follow, settle, sites, view } from './state/view';
import './style/operator.css';
import './style/page.css';
import './style/panels.css';

function App() {
  const found = useLoadedOnce(`sites/${turn.value}`, (signal) => client.sites(signal));
  const wanted = view.value.site;
  useEffect(() => {
    const list = found.waiting ? null : found.value;
    const first = firstShown(list ?? []);
    if (list === null || first === undefined) {
      return;
    }
    sites.value = list;
    if (!list.some(({ domain }) => domain === wanted)) {
      settle(first.domain);
    }
  }, [found.value, found.waiting, wanted]);
  useEffect(() => {
    document.title = wanted === '' ? 'Footfall' : `${wanted} · Footfall`;
  }, [wanted]);
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
    return turn.value === 0 ? <Opening /> : <SignIn checking={true} />;
  }
  if (page.value === ADDRESS_PAGE) {
    return <AddressPage />;
  }
  if (found.value?.length === 0) {
    return <NoSites />;
  }
  if (!sites.value.some(({ domain }) => domain === wanted)) {
    return <Opening />;
  }
  return page.value === LIVE_PAGE ? <LivePage site={wanted} /> : <Dashboard />;
}

function Opening() {
  return <main class="door" aria-busy="true" />;
}

function NoSites() {
  return (
    <main class="door">
      <section class="card nothing">
        <h1>No sites yet</h1>
        <p>Add the first one, then load this page again:</p>
        <pre>./footfall site add example.org</pre>
      </section>
    </main>
  );
}

follow();
followPage();
const root = document.getElementById('page');
if (root !== null) {
  render(
    <>
      <App />
      <Footer />
    </>,
    root,
  );
}
