import { expect, it } from 'vitest';
import { marksOf } from './marks';
import { seriesOf } from './series';

const note = (at: string, words: string) => ({ id: words, at, note: words });

it('puts notes to the day of the site in which they lie', () => {
  const days = seriesOf([], ['2026-11-20', '2026-11-21'], null, 0);
  const notes = [
    note('2026-11-19T23:30:00Z', 'early'),
    note('2026-11-20T22:59:59Z', 'late'),
    note('2026-11-20T23:00:00Z', 'next'),
    note('2026-11-21T23:00:00Z', 'outside'),
  ];
  const marks = marksOf(notes, days, ['2026-11-20', '2026-11-21'], 'Europe/Berlin');
  expect([...marks]).toEqual([
    [0, ['early', 'late']],
    [1, ['next']],
  ]);
});

it('leaves out what is beside a range of hours', () => {
  const hours = seriesOf([], ['2026-11-20 10:00:00', '2026-11-20 11:00:00'], null, 0);
  const notes = [note('2026-11-20T11:59:59Z', 'in'), note('2026-11-20T12:00:00Z', 'out')];
  const span = ['2026-11-20T10:00:00Z', '2026-11-20T11:59:59Z'] as const;
  expect([...marksOf(notes, hours, span, 'UTC')]).toEqual([[1, ['in']]]);
});
