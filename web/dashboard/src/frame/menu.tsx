import { asking, key, link, self, signOut } from '../state/session';
import { go, view } from '../state/view';
import { choice, choose, LANGUAGES, type LanguageChoice, text } from '../text/text';
import { Drop } from './drop';
import { helping } from './help';
import { chooseTheme, THEMES, theme } from './theme';

/** Choices that are rarely made: bots, colours, language, help, signing out. */
export function Menu() {
  const words = text.value.frame;
  return (
    <Drop name={words.menu} sign={<span aria-hidden="true">☰</span>} side="right">
      {(close) => (
        <>
          <label class="check" title={words.botsMeaning}>
            <input
              type="checkbox"
              checked={view.value.bots}
              onChange={(event) => go({ bots: event.currentTarget.checked })}
            />
            {words.bots}
          </label>
          <label>
            {words.theme}
            <select
              value={theme.value}
              onChange={(event) =>
                chooseTheme(event.currentTarget.value as (typeof THEMES)[number])
              }
            >
              {THEMES.map((name) => (
                <option key={name} value={name}>
                  {words.themes[name]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.language}
            <select
              value={choice.value}
              onChange={(event) => choose(event.currentTarget.value as LanguageChoice)}
            >
              <option value="system">{words.languages.system}</option>
              {Object.entries(LANGUAGES).map(([tag, name]) => (
                <option key={tag} value={tag} lang={tag}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="plain"
            onClick={() => {
              close();
              helping.value = true;
            }}
          >
            {text.value.keys.title} <kbd>?</kbd>
          </button>
          {key.value === '' && link === null && (
            <button
              type="button"
              class="plain"
              onClick={() => {
                asking.value = true;
              }}
            >
              {text.value.door.signIn}
            </button>
          )}
          {key.value !== '' && link === null && (
            <button type="button" class="plain" onClick={signOut}>
              {words.signOut}
              {self.value?.user ? ` (${self.value.user.email})` : ''}
            </button>
          )}
        </>
      )}
    </Drop>
  );
}
