import { announce } from '../../frame/announce';
import { text } from '../../text/text';

/** Puts a text into the clipboard. */
export function Copy({ what, name }: { what: string; name: string }) {
  const words = text.value.settings;
  const copy = () => {
    // Without a secure origin there is no clipboard; then the text can still be marked by hand.
    const written = navigator.clipboard?.writeText(what) ?? Promise.reject(new Error());
    written.then(
      () => announce(words.copied),
      () => announce(words.notCopied),
    );
  };
  return (
    <button type="button" class="line" aria-label={name} onClick={copy}>
      {words.copy}
    </button>
  );
}
