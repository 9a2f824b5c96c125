import { useEffect, useState } from 'preact/hooks';
import { counted } from '../format/numbers';
import { Link } from '../frame/link';
import { client, link } from '../state/session';
import { pageChange } from '../state/view';
import { text } from '../text/text';

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
  const words = text.value.frame;
  const number = count === null ? '–' : counted(count);
  const whole = words.now(count ?? 0, number);
  const shown = (
    <>
      <span class="now-whole">{whole}</span>
      <span class="now-number" aria-hidden="true">
        {number}
      </span>
    </>
  );
  return (
    <p class="realtime">
      <span class={count !== null && count > 0 ? 'dot dot-on' : 'dot'} />
      {link === null ? (
        <Link to={pageChange('live')} title={words.nowMeaning}>
          {shown}
        </Link>
      ) : (
        shown
      )}
    </p>
  );
}
