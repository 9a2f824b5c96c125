import type { Credit } from '../api/wire';
import { Link } from '../frame/link';
import { PAGES } from '../pages/registry';
import { useLoadedOnce } from '../state/loaded';
import { client, link } from '../state/session';
import { pageChange } from '../state/view';
import { text as texts } from '../text/text';

/** What is always asked for, as the countries that come with the server are DB-IP's. */
const ALWAYS: readonly Credit[] = [{ text: 'IP Geolocation by DB-IP', url: 'https://db-ip.com' }];

/** Who the data about places comes from: its licence asks to say so. */
export function Footer() {
  const found = useLoadedOnce('credits', (signal) => client.credits(signal));
  return (
    <footer>
      <span>
        Footfall
        {PAGES.filter(({ linked }) => linked === 'footer' && link === null).map((entry) => (
          <span key={entry.name}>
            {' · '}
            <Link to={pageChange(entry.name)}>{entry.title(texts.value)}</Link>
          </span>
        ))}
      </span>
      <span class="credits">
        {(found.value ?? ALWAYS).map(({ text, url }) => (
          <a key={text} href={url}>
            {text}
          </a>
        ))}
      </span>
    </footer>
  );
}
