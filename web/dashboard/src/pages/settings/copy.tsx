import { announce } from '../../frame/announce';
import { copy } from '../../frame/clipboard';
import { text } from '../../text/text';

/** Puts a text into the clipboard; where that is not possible, it can be marked by hand. */
export function Copy({ what, name }: { what: string; name: string }) {
  const words = text.value.settings;
  const take = async () => {
    announce((await copy(what)) ? words.copied : words.notCopied);
  };
  return (
    <button type="button" class="line" aria-label={name} onClick={take}>
      {words.copy}
    </button>
  );
}
