import type { SentEvents } from '../api/exchanges';
import { full, known } from '../format/numbers';
import { type Fact, Facts } from '../frame/facts';
import { text } from '../text/text';

/** How wide and high the strip is drawn, before it is stretched to its place. */
const WIDTH = 1000;
const HEIGHT = 20;

/** When the events of a stream were sent: how many, the first and last, the longest gap, and a strip of them. */
export function SentEventsShown({
  sent,
  duration,
}: {
  sent: SentEvents;
  /** Milliseconds until the whole answer was written. */
  duration: number | null;
}) {
  const words = text.value.kept.exchanges.sent;
  const { count, times, last, longestGap } = sent;
  const facts: readonly Fact[] = [
    [words.count, full('events', count)],
    [words.first, known('duration_avg', times[0])],
    [words.last, known('duration_avg', last)],
    [words.gap, count > 1 ? known('duration_avg', longestGap) : ''],
  ];
  const end = Math.max(last ?? 0, duration ?? 0);
  return (
    <section class="sent" aria-label={words.title}>
      <h3>{words.title}</h3>
      <Facts facts={facts} class="facts" />
      {times.length > 0 && (
        <Strip
          times={times}
          end={end}
          label={words.strip(full('events', count), known('duration_avg', end))}
        />
      )}
      {times.length < count && <p class="quiet">{words.beginning(full('events', times.length))}</p>}
    </section>
  );
}

/** A mark for each event, from the request on the left to the answer's end on the right. */
function Strip({ times, end, label }: { times: readonly number[]; end: number; label: string }) {
  const marks = times.map((time) => {
    const at = end > 0 ? (time / end) * WIDTH : 0;
    return `M${at.toFixed(1)} 0V${HEIGHT}`;
  });
  return (
    <svg
      class="sent-strip"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path d={marks.join('')} vector-effect="non-scaling-stroke" />
    </svg>
  );
}
