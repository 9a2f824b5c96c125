import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Standing, StandingOf } from '../state/standing';
import { NEAR, SEEN } from '../state/turns';

/** What is less than a window's height away is asked for ahead. */
const AHEAD = '100% 0px';

interface SeenProps {
  readonly children: ComponentChildren;
  /** Takes the page's whole width. */
  readonly wide?: boolean;
}

/**
 * A panel's place on the page. What is in it asks the server only once it comes near the window,
 * and after what is nearer; printing brings everything near.
 */
export function Seen({ children, wide = false }: SeenProps) {
  const place = useRef<HTMLDivElement>(null);
  const [near] = useState(() => signal(false));
  const [standing] = useState<Standing>(() => ({
    near,
    rank: () => (isWithin(place.current, 0) ? SEEN : NEAR),
  }));
  useLayoutEffect(() => {
    const shown = place.current;
    if (shown === null) {
      return;
    }
    near.value = isWithin(shown, innerHeight);
    const observer = new IntersectionObserver(
      (seen) => {
        near.value = seen.at(-1)?.isIntersecting ?? false;
      },
      { rootMargin: AHEAD },
    );
    observer.observe(shown);
    const all = () => {
      observer.disconnect();
      near.value = true;
    };
    const asBefore = () => observer.observe(shown);
    addEventListener('beforeprint', all);
    addEventListener('afterprint', asBefore);
    return () => {
      observer.disconnect();
      removeEventListener('beforeprint', all);
      removeEventListener('afterprint', asBefore);
    };
  }, []);
  return (
    <div ref={place} class={wide ? 'place place-wide' : 'place'}>
      <StandingOf.Provider value={standing}>{children}</StandingOf.Provider>
    </div>
  );
}

/** Whether any of it is within the window or as far from it as `ahead`, in CSS pixels. */
function isWithin(shown: HTMLElement | null, ahead: number): boolean {
  if (shown === null) {
    return false;
  }
  const { top, bottom } = shown.getBoundingClientRect();
  return bottom > -ahead && top < innerHeight + ahead;
}
