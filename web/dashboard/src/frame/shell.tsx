import { useEffect, useRef } from 'preact/hooks';
import { PAGES, type PageEntry, pageOf } from '../pages/registry';
import { Footer } from '../panels/footer';
import { Notices } from '../panels/notices';
import { SITE_PAGE } from '../state/address';
import { link } from '../state/session';
import { go, pageChange, view } from '../state/view';
import { text } from '../text/text';
import { Announcer, announce } from './announce';
import { Header } from './header';
import { Help, helping } from './help';
import { Link } from './link';
import { PageSlot } from './page-slot';
import { useShortcuts } from './shortcuts';
import { chooseTheme, dark } from './theme';

/** What every page hangs in: header, the page itself, footer, and what is said and pressed. */
export function Shell() {
  const { page, site } = view.value;
  const entry = isOpen(page) ? pageOf(page) : undefined;
  const title = entry?.title(text.value) ?? text.value.pages.unknown;
  const main = useRef<HTMLElement>(null);
  const shown = useRef(page);
  useEffect(() => {
    document.title = [title, entry?.ofSite ? site : '', 'Footfall'].filter(Boolean).join(' · ');
    if (shown.current !== page) {
      shown.current = page;
      announce(title);
      scrollTo(0, 0);
      main.current?.focus({ preventScroll: true });
    }
  }, [page, site, title]);
  useFrameKeys();
  return (
    <>
      <a class="skip" href="#content">
        {text.value.frame.skip}
      </a>
      <Header />
      <main id="content" tabIndex={-1} ref={main} aria-label={title}>
        {link === null && <Notices />}
        {entry === undefined ? <Unknown /> : <PageSlot entry={entry} />}
      </main>
      <Footer />
      <Help />
      <Announcer />
    </>
  );
}

/** A shared link opens the site's page and no other. */
function isOpen(page: string): boolean {
  return link === null || page === SITE_PAGE;
}

function Unknown() {
  return (
    <section class="card nothing">
      <h1>{text.value.pages.unknown}</h1>
      <p>
        <Link to={pageChange('site')}>{text.value.pages.toStart}</Link>
      </p>
    </section>
  );
}

function useFrameKeys(): void {
  const words = text.value.keys;
  const group = words.frame;
  const withKey = (entry: PageEntry) => {
    const { name, key } = entry;
    if (!isOpen(name)) {
      return [];
    }
    const label = words.page(entry.title(text.value));
    return key === undefined ? [] : [{ key, group, name: label, act: () => go(pageChange(name)) }];
  };
  useShortcuts([
    {
      key: '?',
      group,
      name: words.help,
      act: () => {
        helping.value = true;
      },
    },
    ...PAGES.flatMap(withKey),
    { key: 'b', group, name: words.bots, act: () => go({ bots: !view.value.bots }) },
    { key: 't', group, name: words.theme, act: () => chooseTheme(dark.value ? 'light' : 'dark') },
  ]);
}
