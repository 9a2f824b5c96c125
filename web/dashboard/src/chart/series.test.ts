import { expect, it } from 'vitest';
import type { Row } from '../api/wire';
import { seriesOf, settledAndRunning } from './series';

const LABELS = ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'];
const ROWS: readonly Row[] = [
  { dimensions: ['2026-11-19'], metrics: [5], before: null },
  { dimensions: ['2026-11-21'], metrics: [2], before: null },
];

it('counts nothing as zero, and leaves what is to come open', () => {
  const series = seriesOf(ROWS, LABELS, '2026-11-21 13:45:30', 0);
  expect(series.values).toEqual([5, 0, 2, null]);
  expect(series.running).toBe(2);
});

it('knows no average of nothing', () => {
  expect(seriesOf(ROWS, LABELS, null, null).values).toEqual([5, null, 2, null]);
});

it('takes the buckets of the rows in order where the server names none', () => {
  const series = seriesOf([...ROWS].reverse(), [], null, 0);
  expect(series.labels).toEqual(['2026-11-19', '2026-11-21']);
  expect(series.values).toEqual([5, 2]);
});

it('draws the last stretch apart while its bucket runs', () => {
  const running = seriesOf(ROWS, LABELS, '2026-11-21 13:45:30', 0);
  expect(settledAndRunning(running)).toEqual([
    [5, 0, null, null],
    [null, 0, 2, null],
  ]);
  const over = seriesOf(ROWS, LABELS, null, 0);
  expect(settledAndRunning(over)).toEqual([
    [5, 0, 2, 0],
    [null, null, null, null],
  ]);
});

it('draws a single bucket that runs', () => {
  const only = seriesOf([], ['2026-11-21 00:00:00'], '2026-11-21 00:10:00', 0);
  expect(settledAndRunning(only)).toEqual([[null], [0]]);
});
