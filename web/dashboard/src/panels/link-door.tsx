import { useEffect, useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import { accounts, signIn } from '../state/session';
import type { OpenedLink } from '../state/shared';
import { text } from '../text/text';
import { Secret, Wrong } from './sign-in';

/** How the server says that a link wants a password. */
const ASKS = 'password:';

/** Opens a shared link: at once, or after its password. */
export function LinkDoor({ link }: { link: OpenedLink }) {
  const words = text.value.door;
  const [asked, ask] = useState(false);
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState('');
  const open = async () => {
    try {
      signIn(await accounts.openLink(link.slug, password), false);
    } catch (thrown) {
      const { trouble, message } = ApiFailure.of(thrown);
      if (trouble === 'key' && message.startsWith(ASKS)) {
        ask(true);
      } else {
        setWrong(trouble !== 'key' ? message : asked ? words.linkWrong : words.linkGone);
      }
    }
  };
  useEffect(() => {
    void open();
  }, []);
  if (!asked && wrong === '') {
    return <main class="door" aria-busy="true" />;
  }
  const submit = (event: Event) => {
    event.preventDefault();
    setWrong('');
    void open();
  };
  return (
    <main class="door">
      <h1>
        <img src="/favicon.svg" alt="" width="32" height="32" /> {link.site}
      </h1>
      {asked ? (
        <form class="card" onSubmit={submit}>
          <Secret
            id="link-password"
            label={words.linkPassword}
            value={password}
            set={setPassword}
            first
          />
          <Wrong words={wrong} />
          <button type="submit" class="main">
            {words.linkOpen}
          </button>
        </form>
      ) : (
        <section class="card nothing">
          <p role="alert">{wrong}</p>
        </section>
      )}
    </main>
  );
}
