import { useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import { announce } from '../frame/announce';
import { copy } from '../frame/clipboard';
import { text } from '../text/text';
import { exchanges } from './client';

type State =
  | { readonly is: 'unasked' | 'asked' }
  | { readonly is: 'here'; readonly command: string; readonly copied: boolean }
  | { readonly is: 'failed'; readonly why: string };

/** Copies the request as a command that a shell takes, and shows it. */
export function AsCurl({ id }: { id: string }) {
  const [state, setState] = useState<State>({ is: 'unasked' });
  const words = text.value.kept.exchanges;
  const take = async () => {
    setState({ is: 'asked' });
    try {
      const command = await exchanges.curl(id, new AbortController().signal);
      const copied = await copy(command);
      announce(copied ? text.value.kept.copied : text.value.kept.notCopied);
      setState({ is: 'here', command, copied });
    } catch (thrown) {
      setState({ is: 'failed', why: ApiFailure.of(thrown).message });
    }
  };
  return (
    <div class="curl">
      <button type="button" class="line" disabled={state.is === 'asked'} onClick={take}>
        {words.copyCurl}
      </button>
      {state.is === 'failed' && <p class="wrong">{state.why}</p>}
      {state.is === 'here' && (
        <>
          <span class="quiet">
            {state.copied ? text.value.kept.copied : text.value.kept.notCopied}
          </span>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box needs the focus to be scrolled by keys */}
          <pre tabIndex={0}>{state.command}</pre>
        </>
      )}
    </div>
  );
}
