import { useEffect, useRef, useState } from 'preact/hooks';
import { refusal, signIn } from '../state/session';
import { text as texts } from '../text/text';

/** Asks for the key. It goes nowhere but to this server, and never into the address. */
export function SignIn({ checking }: { checking: boolean }) {
  const words = texts.value.door;
  const [text, setText] = useState('');
  const [stay, setStay] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim() !== '') {
      signIn(text.trim(), stay);
    }
  };
  return (
    <main class="door">
      <h1>
        <img src="/favicon.svg" alt="" width="32" height="32" /> Footfall
      </h1>
      <form class="card" onSubmit={submit}>
        <label for="key">{words.key}</label>
        <input
          id="key"
          ref={field}
          type="password"
          autocomplete="current-password"
          spellcheck={false}
          required
          value={text}
          aria-invalid={refusal.value !== ''}
          aria-describedby="key-help"
          onInput={(event) => setText(event.currentTarget.value)}
        />
        {refusal.value !== '' && (
          <p class="wrong" role="alert">
            {words.refused(refusal.value)}
          </p>
        )}
        <label class="check">
          <input
            type="checkbox"
            checked={stay}
            onChange={(event) => setStay(event.currentTarget.checked)}
          />
          {words.stay}
        </label>
        <button type="submit" class="main" disabled={checking}>
          {checking ? words.checking : words.signIn}
        </button>
        <p id="key-help" class="quiet">
          {words.help} <code>./footfall key add</code> {words.helpKeys}
        </p>
      </form>
    </main>
  );
}
