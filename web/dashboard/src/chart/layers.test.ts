import { expect, test } from 'vitest';
import type { Row } from '../api/wire';
import { layersByMetric, layersByValue, tops } from './layers';

const LABELS = ['2026-11-19', '2026-11-20', '2026-11-21'];

const row = (dimensions: string[], ...metrics: (number | null)[]): Row => ({
  dimensions,
  metrics,
  before: null,
});

test('rows of two dimensions become a layer for each value, with nothing for what is to come', () => {
  const rows = [
    row(['2026-11-19', '2xx'], 5),
    row(['2026-11-19', '5xx'], 1),
    row(['2026-11-20', '2xx'], 7),
    row(['2026-11-20', '(not set)'], 9),
  ];
  const { layers, running } = layersByValue(rows, LABELS, '2026-11-20 10:00:00', [
    ['2xx', 'fine'],
    ['5xx', 'broken'],
  ]);
  expect(running).toBe(1);
  expect(layers.map(({ values }) => values)).toEqual([
    [5, 7, null],
    [1, 0, null],
  ]);
  expect(tops(layers)).toEqual([
    [5, 7, null],
    [6, 7, null],
  ]);
});

test('a percentile of no requests is a gap', () => {
  const { layers } = layersByMetric([row(['2026-11-20'], 12, null)], LABELS, null, [
    ['duration_p50', 'p50'],
    ['duration_p99', 'p99'],
  ]);
  expect(layers.map(({ values }) => values)).toEqual([
    [null, 12, null],
    [null, null, null],
  ]);
});
