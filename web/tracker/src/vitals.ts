/**
 * Web vitals of a page as it was loaded, told as the event `Web Vitals` when the page is first left:
 * milliseconds to the first byte (`ttfb`), the first and the largest content (`fcp`, `lcp`), the
 * slowest answer to what the visitor did (`inp`), how much moved about (`cls`), and by the limits
 * of web.dev/articles/vitals whether all that is `good`, to be improved, or `poor`.
 */
import { ratingOf, type Shift, worstShift } from './vitals-words';

interface Entry extends PerformanceEntry, Shift {
  readonly interactionId: number;
}

/** Interactions that were answered sooner are fast enough not to be looked at. */
const SLOW_MS = 40;

/** The page as it was loaded; its fragment only where that names the page. */
const { dataset } = document.querySelector<HTMLScriptElement>('script[data-vitals]') ?? {};
const url = dataset?.hash == null ? location.href.replace(location.hash, '') : location.href;

const shifts: Shift[] = [];
const found: Record<string, number> = {};

const [navigation] = performance.getEntriesByType('navigation') as (PerformanceNavigationTiming & {
  activationStart?: number;
})[];

/** When the visitor began to wait: later than the page where that was made in advance. */
const begin = navigation?.activationStart ?? 0;

const since = (time: number): number => Math.max(0, Math.round(time - begin));

const watch = (type: string, note: (entry: Entry) => void): PerformanceObserver => {
  const observer = new PerformanceObserver((list) => {
    (list.getEntries() as Entry[]).forEach(note);
  });
  observer.observe({ type, buffered: true, durationThreshold: SLOW_MS } as PerformanceObserverInit);
  return observer;
};

const notes: Record<string, (entry: Entry) => void> = {
  paint({ name, startTime }) {
    if (name === 'first-contentful-paint') {
      found.fcp = since(startTime);
    }
  },
  'largest-contentful-paint'({ startTime }) {
    found.lcp = since(startTime);
  },
  'layout-shift'(shift) {
    if (!shift.hadRecentInput) {
      shifts.push(shift);
    }
  },
  event({ interactionId, duration }) {
    if (interactionId) {
      found.inp = Math.max(found.inp ?? 0, Math.round(duration));
    }
  },
};

/** Nothing is told of pages that were opened out of sight: their times say nothing. */
if (navigation && (!document.hidden || document.prerendering)) {
  found.ttfb = since(navigation.responseStart);
  const observers = Object.entries(notes).map(([type, note]) => ({
    note,
    observer: watch(type, note),
  }));
  const leave = (): void => {
    if (document.hidden && observers.length) {
      for (const { note, observer } of observers.splice(0)) {
        (observer.takeRecords() as Entry[]).forEach(note);
        observer.disconnect();
      }
      found.cls = worstShift(shifts);
      window.footfall?.('Web Vitals', {
        u: url,
        props: { ...found, rating: ratingOf(found) },
        interactive: false,
      });
    }
  };
  addEventListener('visibilitychange', leave, true);
}
