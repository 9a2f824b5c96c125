import { useState } from 'preact/hooks';
import { text } from '../text/text';
import { announce } from './announce';
import { copy } from './clipboard';

/** Something to run elsewhere, with a button that copies it. */
export function Snippet({ of }: { of: string }) {
  const [copied, setCopied] = useState(false);
  const words = text.value.kept;
  const take = async () => {
    const done = await copy(of);
    setCopied(done);
    announce(done ? words.copied : words.notCopied);
  };
  return (
    <div class="snippet">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys */}
      <pre tabIndex={0}>{of}</pre>
      <button type="button" class="line" onClick={take}>
        {copied ? words.copied : words.copy}
      </button>
    </div>
  );
}
