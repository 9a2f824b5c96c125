import { eventOf, FILE_PATH, MARKED } from './page-words';
import { leave, look, turn, url } from './reading';
import { type Options, send } from './send';
import { beside, data, isAuto } from './settings';

/** `footfall('Signup', { props: { plan: 'team' } })`. Calls from before it was there are in `q`. */
export interface Footfall {
  (name: string | undefined, options?: Options): void;
  q?: [string, Options?][];
  on?: boolean;
  l?: boolean;
}

declare global {
  interface Window {
    footfall?: Footfall;
    plausible?: Footfall;
  }
  interface Navigator {
    globalPrivacyControl?: boolean;
  }
  interface Document {
    prerendering?: boolean;
  }
}

const fragment = (): string => ('hash' in data ? location.hash : '');

/** Hears of events before the page does. */
const on = <E extends Event>(types: string, act: (event: E) => void): void => {
  for (const type of types.split(' ')) {
    addEventListener(type, act as EventListener, true);
  }
};

const track: Footfall = (name, options) => {
  if (document.prerendering) {
    on('prerenderingchange', () => track(name, options));
    return;
  }
  const event = {
    n: name,
    // Without the fragment, which may hold secrets, unless it names the page.
    url: location.href.replace(location.hash, fragment()),
    r: url ? '' : document.referrer,
    ...options,
  };
  if (name === 'pageview') {
    turn(event.url);
  }
  send(event);
};

/** Which page view was the last, so that one page is not counted twice. */
let last = '';

/** Counts the page that is shown, once it is seen by somebody. */
const page = (): void => {
  const shown = location.pathname + fragment();
  if (isAuto('pages') && shown !== last && !document.hidden) {
    last = shown;
    track('pageview');
    if ('404' in data) {
      track('404', { interactive: false });
    }
  }
};

/** Tells of a click or of a form that was sent: what the author called it, else what it is. */
const act = ({ type, target, button }: MouseEvent): void => {
  const submitted = type === 'submit';
  const marked = (target as Element).closest?.<HTMLElement>(MARKED);
  const link = (target as Element).closest?.<HTMLAnchorElement>('a[href]');
  if (button > (link ? 1 : 0)) {
    // The right button acts on nothing, the middle one on links alone.
  } else if (marked) {
    if (submitted === marked.matches('form')) {
      const { name, ...props } = eventOf(marked);
      track(name, { props });
    }
  } else if (submitted) {
    if (isAuto('forms')) {
      track('Form: Submission');
    }
  } else if (link) {
    const props = { url: link.href };
    if (isAuto('files') && (link.hasAttribute('download') || FILE_PATH.test(link.pathname))) {
      track('File Download', { props });
    } else if (isAuto('outbound') && link.host && link.host !== location.host) {
      track('Outbound Link: Click', { props });
    }
  }
};

if (!window.footfall?.on) {
  track.on = true;
  on<PageTransitionEvent>(
    'visibilitychange focus blur scroll popstate pageshow',
    ({ persisted }) => {
      if (persisted) {
        last = '';
      }
      if (document.hidden) {
        leave();
      } else {
        look();
        page();
      }
    },
  );
  on('pagehide', leave);
  on('click auxclick submit', act);
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method];
    history[method] = function (...args) {
      original.apply(this, args);
      page();
    };
  }
  if ('vitals' in data) {
    import(/* @vite-ignore */ beside('vitals.js')).catch(() => {});
  }
  page();
  for (const name of ['footfall', 'plausible'] as const) {
    const stub = window[name];
    if (!stub?.l) {
      window[name] = track;
      stub?.q?.forEach((call) => {
        track(...call);
      });
    }
  }
}
