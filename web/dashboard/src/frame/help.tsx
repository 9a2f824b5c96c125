import { signal } from '@preact/signals';
import { text } from '../text/text';
import { Details } from './details';
import { shortcuts } from './shortcuts';

/** Whether the help sheet is open. */
export const helping = signal(false);

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** All keys that are in force, by their groups. */
export function Help() {
  if (!helping.value) {
    return null;
  }
  const groups = [...new Set(shortcuts.value.map(({ group }) => group))];
  return (
    <Details
      title={text.value.keys.title}
      small
      close={() => {
        helping.value = false;
      }}
    >
      {groups.map((group) => (
        <section key={group} class="keys">
          <h3>{group}</h3>
          <dl>
            {shortcuts.value
              .filter((shortcut) => shortcut.group === group)
              .map(({ key, name }) => (
                <div key={key}>
                  <dt>
                    <kbd>{SIGNS[key] ?? key.toUpperCase()}</kbd>
                  </dt>
                  <dd>{name}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </Details>
  );
}
