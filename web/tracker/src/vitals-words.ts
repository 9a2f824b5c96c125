/** One time that things moved about on a page. */
export interface Shift {
  readonly startTime: number;
  readonly value: number;
  readonly hadRecentInput: boolean;
}

/** A burst of shifts ends with a pause of a second, and after five seconds. */
const PAUSE_MS = 1_000;
const LONGEST_MS = 5_000;

/** The sum of the worst burst, to four places. */
export const worstShift = (shifts: readonly Shift[]): number => {
  let worst = 0;
  let sum = 0;
  let first = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { startTime, value } of shifts) {
    if (startTime - last >= PAUSE_MS || startTime - first >= LONGEST_MS) {
      sum = 0;
      first = startTime;
    }
    last = startTime;
    sum += value;
    worst = Math.max(worst, sum);
  }
  return Math.round(worst * 10_000) / 10_000;
};

/** Up to where a value is good, and from where on poor. */
const LIMITS: Record<string, [number, number]> = {
  lcp: [2_500, 4_000],
  inp: [200, 500],
  cls: [0.1, 0.25],
};

/** The worst of the three that matter most. */
export const ratingOf = (found: Record<string, number>): string => {
  const grades = Object.entries(LIMITS).map(([name, [good, poor]]) => {
    const value = found[name] ?? 0;
    return value > poor ? 2 : value > good ? 1 : 0;
  });
  return ['good', 'needs improvement', 'poor'][Math.max(...grades)] ?? '';
};
