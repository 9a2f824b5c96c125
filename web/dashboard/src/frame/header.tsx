import { PAGES, type PageEntry, pageOf } from '../pages/registry';
import { Realtime } from '../panels/realtime';
import { link } from '../state/session';
import { go, pageChange, sites, view } from '../state/view';
import { text } from '../text/text';
import { Link } from './link';
import { Menu } from './menu';
import { More } from './more';

/** Which site is shown, the pages, who is there now, and the menu. */
export function Header() {
  const { site, page } = view.value;
  const words = text.value.frame;
  const ofSite = pageOf(page)?.ofSite ?? false;
  return (
    <header class="head">
      <div class="head-site">
        <Link to={pageChange('site')} class="head-mark">
          <img src="/favicon.svg" alt="Footfall" width="26" height="26" />
        </Link>
        {link === null ? <Sites /> : <b>{site}</b>}
      </div>
      <nav aria-label={words.navigation}>
        <ul>
          {navigation().map((entry) => (
            <li key={entry.name}>
              <Link to={pageChange(entry.name)} current={entry.name === page}>
                {entry.title(text.value)}
              </Link>
            </li>
          ))}
        </ul>
        {link === null && <More page={page} />}
      </nav>
      {ofSite && <Realtime site={site} />}
      {link === null && <ToSettings current={page === 'settings'} />}
      <Menu />
    </header>
  );
}

function ToSettings({ current }: { current: boolean }) {
  return (
    <Link to={pageChange('settings')} class="head-settings" current={current}>
      <span aria-hidden="true">⚙</span>
      <span class="unseen">{text.value.pages.settings}</span>
    </Link>
  );
}

/** A shared link shows one page, so that there is nothing to choose from. */
function navigation(): readonly PageEntry[] {
  return link === null ? PAGES.filter(({ linked }) => linked === 'navigation') : [];
}

function Sites() {
  return (
    <select
      aria-label={text.value.frame.site}
      value={view.value.site}
      onChange={(event) =>
        go({ site: event.currentTarget.value, filters: [], details: '', own: {} })
      }
    >
      {sites.value.map(({ domain }) => (
        <option key={domain} value={domain}>
          {domain}
        </option>
      ))}
    </select>
  );
}
