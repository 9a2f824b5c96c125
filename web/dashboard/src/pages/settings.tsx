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
  if (part === undefined) {
    return null;
  }
  return (
    <div class="settings">
      <nav class="settings-parts" aria-label={words.parts}>
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
