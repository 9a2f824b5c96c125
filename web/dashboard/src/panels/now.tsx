import { useEffect, useState } from 'preact/hooks';
import { axisLabel } from '../format/dates';
import { counted } from '../format/numbers';
import { useLoadedOnce } from '../state/loaded';
import { client } from '../state/session';
import { question, view } from '../state/view';
import { text } from '../text/text';
import { Failed } from './failed';

const MINUTES = 30;
const EVERY_MS = 15_000;
const MINUTE_MS = 60_000;
const BAR = 12;
const SPACE = 3;
const TALL = 64;

/** How many visitors each of the last minutes had, asked again while the page is looked at. */
export function Now() {
  const [beat, setBeat] = useState(0);
  const { site, filters, bots } = view.value;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') {
        setBeat((now) => now + 1);
      }
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const [shown, show] = useState<Minutes | null>(null);
  const loaded = useLoadedOnce(
    `now/${site}/${bots}/${JSON.stringify(filters)}/${beat}`,
    async (signal) => {
      const minutes = await askedMinutes(signal);
      show(minutes);
      return minutes;
    },
  );
  const words = text.value.live;
  return (
    <section class="card now" aria-label={words.minutes}>
      <h2>{words.minutes}</h2>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      {shown === null ? <div class="now-bars bone" /> : <Bars minutes={shown} />}
    </section>
  );
}

interface Minutes {
  /** All of the last half hour together. */
  readonly visitors: number;
  readonly labels: readonly string[];
  readonly counts: readonly number[];
}

async function askedMinutes(signal: AbortSignal): Promise<Minutes> {
  const now = Date.now();
  const from = Math.floor(now / MINUTE_MS) * MINUTE_MS - (MINUTES - 1) * MINUTE_MS;
  const rfc = (ms: number) => new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
  const ask = (dimensions: readonly string[]) =>
    client.ask(
      question([rfc(from), rfc(now)], {
        metrics: ['visitors'],
        dimensions,
        ...(dimensions.length > 0 ? { include: { time_labels: true } } : {}),
      }),
      signal,
    );
  const [whole, each] = await Promise.all([ask([]), ask(['time:minute'])]);
  const found = new Map(each.rows.map(({ dimensions, metrics }) => [dimensions[0], metrics[0]]));
  return {
    visitors: whole.rows[0]?.metrics[0] ?? 0,
    labels: each.timeLabels,
    counts: each.timeLabels.map((label) => found.get(label) ?? 0),
  };
}

function Bars({ minutes: { visitors, labels, counts } }: { minutes: Minutes }) {
  const words = text.value.live;
  const most = Math.max(...counts, 1);
  const width = labels.length * (BAR + SPACE);
  return (
    <>
      <p class="now-count">
        <b>{counted(visitors)}</b> {words.inMinutes(visitors)}
      </p>
      <svg
        class="now-bars"
        viewBox={`0 0 ${width} ${TALL}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.bars(counted(Math.max(...counts, 0)))}
      >
        {counts.map((count, at) => (
          <rect
            key={labels[at]}
            class={count === 0 ? 'now-none' : 'now-bar'}
            x={at * (BAR + SPACE)}
            y={TALL - Math.max((count / most) * TALL, 2)}
            width={BAR}
            height={Math.max((count / most) * TALL, 2)}
            rx="2"
          >
            <title>
              {axisLabel(labels[at] ?? '', 'minute', false)}: {counted(count)}
            </title>
          </rect>
        ))}
      </svg>
    </>
  );
}
