import type { Credit } from '../api/wire';
import { useLoadedOnce } from '../state/loaded';
import { ADDRESS_PAGE } from '../state/page';
import { client } from '../state/session';

/** What is always asked for, as the countries that come with the server are DB-IP's. */
const ALWAYS: readonly Credit[] = [{ text: 'IP Geolocation by DB-IP', url: 'https://db-ip.com' }];

/** Who the data about places comes from: its licence asks to say so. */
export function Footer() {
  const found = useLoadedOnce('credits', (signal) => client.credits(signal));
  return (
    <footer>
      <span>
        Footfall · <a href={ADDRESS_PAGE}>Your address as it arrives</a>
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
