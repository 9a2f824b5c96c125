import type { Tally } from '../api/rejected';
import { momentName } from '../format/moments';
import { counted } from '../format/numbers';
import { narrow } from '../frame/narrowing';
import { own } from '../state/own';
import { text } from '../text/text';
import { reasonName } from './words';

/** How much was left out for each reason; a click narrows the list to one. */
export function Reasons({ tallies }: { tallies: readonly Tally[] }) {
  const words = text.value.kept.rejected;
  return (
    <ul class="headlines reasons" aria-label={words.byReason}>
      {tallies.map(({ reason, count, last }) => {
        const picked = own('reason') === reason;
        return (
          <li key={reason}>
            <button
              type="button"
              class="tile"
              aria-pressed={picked}
              onClick={() => narrow('reason', picked ? '' : reason)}
            >
              <span class="tile-name">{reasonName(reason)}</span>
              <b>{counted(count)}</b>
              <span class="change">{words.last(momentName(last))}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
