import type { Grain, Metric, Row } from '../api/wire';
import type { Marks } from './marks';

/** A time series ready to draw: one value a bucket, zero where nothing happened. */
export interface Series {
  readonly labels: readonly string[];
  /** Null for what is still to come, and for averages of nothing. */
  readonly values: readonly (number | null)[];
  /** The bucket that is not over yet; -1 where all are. */
  readonly running: number;
}

/** What a chart is drawn from. */
export interface Shown {
  readonly metric: Metric;
  readonly grain: Grain;
  readonly series: Series;
  /** The period before, bucket for bucket; null where it is not compared. */
  readonly before: Series | null;
  /** The notes about its buckets. */
  readonly marks: Marks;
  /** Shows the notes to be changed. */
  readonly openMarks: () => void;
  /** Called with the labels of the first and last bucket that were marked. */
  readonly onPick: (first: string, last: string) => void;
}

/**
 * @param labels all buckets of the range; where the server gave none, those of the rows stand
 * @param now the wall clock, where the range still runs
 * @param empty what a bucket without a row counts: 0, or null for averages
 */
export function seriesOf(
  rows: readonly Row[],
  labels: readonly string[],
  now: string | null,
  empty: 0 | null,
): Series {
  const found = new Map(rows.map((row) => [row.dimensions[0] ?? '', row.metrics[0] ?? null]));
  const all = labels.length > 0 ? labels : [...found.keys()].sort();
  const running = now === null ? -1 : all.findLastIndex((label) => label <= now);
  const values = all.map((label, index) => {
    const future = now !== null && index > running;
    return future ? null : (found.get(label) ?? empty);
  });
  return { labels: all, values, running };
}

/** The values split in two lines: what is settled, and from there to the bucket that runs. */
export function settledAndRunning(series: Series): [(number | null)[], (number | null)[]] {
  const { values, running } = series;
  if (running < 0) {
    return [[...values], values.map(() => null)];
  }
  return [
    values.map((value, index) => (index < running ? value : null)),
    values.map((value, index) => (index === running || index === running - 1 ? value : null)),
  ];
}
