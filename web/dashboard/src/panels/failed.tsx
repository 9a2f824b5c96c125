import type { ApiFailure } from '../api/failure';
import { text } from '../text/text';

/** Says what went wrong, and offers to try again. */
export function Failed({ failure, again }: { failure: ApiFailure; again: () => void }) {
  return (
    <div class="failed" role="alert">
      <p>{failure.message}</p>
      <button type="button" onClick={again}>
        {text.value.frame.tryAgain}
      </button>
    </div>
  );
}
