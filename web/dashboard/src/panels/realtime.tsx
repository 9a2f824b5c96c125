import { useEffect, useState } from 'preact/hooks';
import { full } from '../format/numbers';
import { LIVE_PAGE } from '../state/page';
import { client } from '../state/session';

const EVERY_MS = 15_000;

/** Visitors of the last five minutes, asked again while the page is looked at. */
export function Realtime({ site }: { site: string }) {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const ask = () => {
      if (document.visibilityState === 'visible') {
        client.visitorsNow(site, abort.signal).then(setCount, () => {
          if (!abort.signal.aborted) {
            setCount(null);
          }
        });
      }
    };
    setCount(null);
    ask();
    const timer = setInterval(ask, EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    return () => {
      abort.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [site]);
  return (
    <p class="realtime" title="Visitors of the last five minutes; opens the events as they arrive">
      <span class={count !== null && count > 0 ? 'dot dot-on' : 'dot'} />
      <a href={LIVE_PAGE}>
        {full('visitors', count)} <span class="wide">current </span>
        {count === 1 ? 'visitor' : 'visitors'}
      </a>
    </p>
  );
}
