import type { Row } from '../api/wire';

/** One line or one part of each bar. */
export interface Layer {
  readonly key: string;
  readonly name: string;
  /** One for each bucket; null for what is still to come, and for percentiles of nothing. */
  readonly values: readonly (number | null)[];
}

/** Several series over the same buckets. */
export interface Layered {
  readonly labels: readonly string[];
  /** The bucket that is not over yet; -1 where all are. */
  readonly running: number;
  readonly layers: readonly Layer[];
}

/** What is to be drawn: its key and its name. */
export type Named = readonly [key: string, name: string];

/**
 * A layer for each value of the rows' second dimension; what is none of `keys` is left out.
 *
 * @param now the wall clock, where the range still runs
 */
export function layersByValue(
  rows: readonly Row[],
  labels: readonly string[],
  now: string | null,
  keys: readonly Named[],
): Layered {
  const found = new Map(
    rows.map(({ dimensions: [time, key], metrics }) => [`${time}/${key}`, metrics[0] ?? 0]),
  );
  const running = runningOf(labels, now);
  const layers = keys.map(([key, name]) => ({
    key,
    name,
    values: labels.map((label, index) =>
      isToCome(index, running, now) ? null : (found.get(`${label}/${key}`) ?? 0),
    ),
  }));
  return { labels, running, layers };
}

/** A layer for each metric of the rows, in their order. */
export function layersByMetric(
  rows: readonly Row[],
  labels: readonly string[],
  now: string | null,
  keys: readonly Named[],
): Layered {
  const found = new Map(rows.map(({ dimensions, metrics }) => [dimensions[0] ?? '', metrics]));
  const layers = keys.map(([key, name], at) => ({
    key,
    name,
    values: labels.map((label) => found.get(label)?.[at] ?? null),
  }));
  return { labels, running: runningOf(labels, now), layers };
}

/** How high each layer's top stands above all those before it. */
export function tops(layers: readonly Layer[]): readonly (readonly (number | null)[])[] {
  const sum: number[] = [];
  return layers.map(({ values }) =>
    values.map((value, index) => {
      sum[index] = (sum[index] ?? 0) + (value ?? 0);
      return value === null ? null : sum[index];
    }),
  );
}

function runningOf(labels: readonly string[], now: string | null): number {
  return now === null ? -1 : labels.findLastIndex((label) => label <= now);
}

function isToCome(index: number, running: number, now: string | null): boolean {
  return now !== null && index > running;
}
