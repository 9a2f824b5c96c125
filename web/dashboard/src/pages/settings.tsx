import { useEffect, useRef } from 'preact/hooks';
import { Link } from '../frame/link';
import { self } from '../state/session';
import { view } from '../state/view';
import { text } from '../text/text';
import { PARTS, type SettingsPart } from './settings/parts';
import '../style/settings.css';

/** What is counted, who may see it, and what the server keeps. */
export default function SettingsPage() {
  const words = text.value.settings;
  const open = PARTS.filter(isOpen);
  const part = open.find(({ name }) => name === view.value.own.part) ?? open[0];
  const chosen = part?.name;
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the parts stand in one line that is longer than the screen.
    const current = chosen === undefined ? null : nav.current?.querySelector('[aria-current]');
    current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  if (part === undefined) {
    return null;
  }
  return (
    <div class="settings">
      <nav ref={nav} class="settings-parts" aria-label={words.parts}>
        <ul>
          {open.map(({ name }) => (
            <li key={name}>
              <Link to={{ own: { part: name } }} current={name === part.name}>
                {words[name].title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <part.Show key={`${part.name}/${view.value.site}`} />
    </div>
  );
}

/** Only who signed in with a password has one to change. */
function isOpen({ name }: SettingsPart): boolean {
  return name !== 'account' || self.value?.user != null;
}
