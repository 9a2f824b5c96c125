import { send } from './send';

/** Less time than this is told only along with more. */
const WORTH_TELLING_MS = 3_000;

/** Nobody is thought to read on for longer without scrolling, leaving or coming back. */
const LONGEST_MS = 1_800_000;

const FULL = 100;

/** The page that is being read; empty before the first page view. */
export let url = '';

/** Milliseconds in which the page was looked at, since they were last told. */
let engaged = 0;

/** When the page came into view; 0 while it is out of it. */
let since = 0;

/** How far down the page was seen, in pixels, and what was told of it, in per cent. */
let seen = 0;
let told = 0;

/** Notes how things stand: to be called when the page comes, goes or moves. */
export const look = (): void => {
  const now = performance.now();
  if (since) {
    engaged += Math.min(now - since, LONGEST_MS);
  }
  since = !document.hidden && document.hasFocus() ? now : 0;
  seen = Math.max(seen, scrollY + innerHeight);
};

/** Tells what was read since it was last told. */
export const leave = (): void => {
  look();
  const sd = Math.min(FULL, Math.round((FULL * seen) / document.documentElement.scrollHeight));
  if (url && (sd > told || engaged >= WORTH_TELLING_MS)) {
    send({ n: 'engagement', u: url, sd, e: Math.round(engaged) });
    told = sd;
    engaged = 0;
  }
};

/** Begins with another page. */
export const turn = (to: string): void => {
  leave();
  url = to;
  engaged = seen = told = 0;
};
