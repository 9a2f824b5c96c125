import { useEffect, useRef } from 'preact/hooks';
import { asking, key, link, self, signOut } from '../state/session';
import { go, view } from '../state/view';
import { choice, choose, LANGUAGES, type LanguageChoice, text } from '../text/text';
import { helping } from './help';
import { chooseTheme, THEMES, theme } from './theme';

/** Choices that are rarely made: bots, colours, language, help, signing out. */
export function Menu() {
  const box = useRef<HTMLDetailsElement>(null);
  const words = text.value.frame;
  useEffect(() => closeBeside(box.current), []);
  return (
    <details class="menu" ref={box}>
      <summary aria-label={words.menu} title={words.menu}>
        <span aria-hidden="true">☰</span>
      </summary>
      <div class="menu-box card">
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
            onChange={(event) => chooseTheme(event.currentTarget.value as (typeof THEMES)[number])}
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
            box.current?.removeAttribute('open');
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
      </div>
    </details>
  );
}

/** Closes what opened when Escape is pressed or something else is clicked. */
export function closeBeside(box: HTMLDetailsElement | null): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && box?.open) {
      box.open = false;
      box.querySelector('summary')?.focus();
    }
  };
  const click = (event: Event) => {
    if (box?.open && event.target instanceof Node && !box.contains(event.target)) {
      box.open = false;
    }
  };
  addEventListener('keydown', press);
  addEventListener('pointerdown', click);
  return () => {
    removeEventListener('keydown', press);
    removeEventListener('pointerdown', click);
  };
}
