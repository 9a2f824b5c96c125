import { useLoadedOnce } from '../../state/loaded';
import { client, data } from '../../state/session';
import { text } from '../../text/text';
import { Part, Shown } from './listing';

/** What runs here, and whose data it shows. */
export function About() {
  const words = text.value.settings.about;
  const server = useLoadedOnce('settings/version', (signal) => data.server(signal));
  const credits = useLoadedOnce('settings/credits', (signal) => client.credits(signal));
  return (
    <Part title={words.title} about={words.about}>
      <Shown loaded={server}>{({ version }) => <p>{words.version(version)}</p>}</Shown>
      <p>
        <a href="/docs/">{words.docs}</a>
      </p>
      <h2>{words.credits}</h2>
      <Shown loaded={credits}>
        {(given) => (
          <ul class="settings-credits">
            {given.map(({ text: name, url }) => (
              <li key={name}>
                <a href={url}>{name}</a>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Part>
  );
}
