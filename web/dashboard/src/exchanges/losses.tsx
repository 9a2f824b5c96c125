import { momentName } from '../format/moments';
import { counted } from '../format/numbers';
import { chosenSpan, spanKey } from '../state/chosen-span';
import { useLoadedOnce } from '../state/loaded';
import { view } from '../state/view';
import { text } from '../text/text';
import { exchanges } from './client';

/** What capture libraries say they lost in the range; nothing where nothing was lost. */
export function Losses() {
  const { site } = view.value;
  const found = useLoadedOnce(`losses/${site}/${spanKey()}`, (signal) =>
    exchanges.losses(site, chosenSpan(), signal),
  );
  const losses = found.value ?? [];
  if (losses.length === 0) {
    return null;
  }
  const words = text.value.kept.exchanges;
  const reasons: Readonly<Record<string, string>> = words.losses;
  const lost = losses.reduce((sum, loss) => sum + loss.lost, 0);
  return (
    <section class="losses" aria-label={words.lostTitle}>
      <h2>{words.lost(lost, counted(lost))}</h2>
      <ul>
        {losses.map(({ reason, lost: count, last }) => (
          <li key={reason}>
            <b>{counted(count)}</b> {reasons[reason.replaceAll('_', '-')] ?? reason}{' '}
            <span class="quiet">
              {reason} · {words.lastLost(momentName(last))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
