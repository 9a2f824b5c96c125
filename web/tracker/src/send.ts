import { LOCAL_HOST } from './page-words';
import { beside, data } from './settings';

/** What the server answered; nothing where the event was not sent or did not arrive. */
export type Callback = (answer?: Response) => void;

/** What may be said of an event, under the names of `/api/event`, the short or the long ones. */
export interface Options {
  n?: string | undefined;
  r?: string;
  sd?: number;
  e?: number;
  props?: Record<string, string | number | boolean>;
  revenue?: { currency: string; amount: number | string };
  interactive?: boolean;
  url?: string;
  u?: string;
  callback?: Callback;
}

/** How long a server that is too busy to store an event is left alone. */
const RETRY_MS = 5_000;
const BUSY = 503;

/** Sends an event in such a way that it arrives even if the page is left at once. */
export const send = async (event: Options, again?: boolean): Promise<void> => {
  let ignored: unknown;
  try {
    ignored = localStorage.footfall_ignore || localStorage.plausible_ignore;
  } catch {
    // The storage is closed to the page.
  }
  let answer: Response | undefined;
  try {
    if (
      ignored !== 'true' &&
      ('local' in data || !LOCAL_HOST.test(location.hostname)) &&
      !('dnt' in data && (navigator.doNotTrack === '1' || navigator.globalPrivacyControl))
    ) {
      answer = await fetch(data.api || beside('../api/event'), {
        method: 'POST',
        keepalive: true,
        credentials: 'omit',
        body: JSON.stringify({
          d: data.domain || location.hostname,
          // Fragments belong to the path; those that name no page are cut off already.
          h: 1,
          ...event,
        }),
      });
    }
  } catch {
    // What cannot be told is not counted; the page goes on.
  }
  if (answer?.status === BUSY && !again) {
    setTimeout(send, RETRY_MS, event, true);
  } else {
    event.callback?.(answer);
  }
};
