import { expect, it } from 'vitest';
import { seriesOf } from '../chart/series';
import { weekHours } from './week-hours';

const row = (label: string, value: number) => ({
  dimensions: [label],
  metrics: [value],
  before: null,
});

it('averages the same hour of all weeks, empty ones too', () => {
  const labels = ['2026-11-02 09:00:00', '2026-11-09 09:00:00', '2026-11-15 23:00:00'];
  const week = weekHours(seriesOf([row('2026-11-02 09:00:00', 5)], labels, null, 0));
  expect(week[0]?.[9]).toBe(2.5);
  expect(week[6]?.[23]).toBe(0);
  expect(week[0]?.[10]).toBeNull();
  expect(week.map((day) => day.length)).toEqual([24, 24, 24, 24, 24, 24, 24]);
});

it('leaves out the hour that runs and those to come', () => {
  const labels = ['2026-11-16 09:00:00', '2026-11-16 10:00:00', '2026-11-16 11:00:00'];
  const rows = labels.map((label) => row(label, 4));
  const week = weekHours(seriesOf(rows, labels, '2026-11-16 10:20:00', 0));
  expect(week[0]?.slice(9, 12)).toEqual([4, null, null]);
});
