import { useLoaded } from '../state/loaded';
import { client } from '../state/session';
import { text as texts } from '../text/text';

/** What the server goes on without, for whoever can mend it; nothing where all is well. */
export function Notices() {
  const found = useLoaded('notices', (signal) => client.notices(signal));
  if (found.value === null || found.value.length === 0) {
    return null;
  }
  return (
    <aside class="notices" aria-label={texts.value.frame.notices}>
      <ul>
        {found.value.map(({ part, text }) => (
          <li key={`${part}/${text}`}>
            <b>{part}</b> {text}
          </li>
        ))}
      </ul>
    </aside>
  );
}
