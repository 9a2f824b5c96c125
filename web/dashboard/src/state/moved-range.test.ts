import { describe, expect, it } from 'vitest';
import { START, type View } from './address';
import { stepped, zoomed } from './moved-range';
import { periodOf } from './period';

const NOW = new Date('2026-11-21T14:30:00Z');

function step(range: Partial<View>, direction: -1 | 1) {
  const view = { ...START, ...range };
  return stepped(view, periodOf(view, NOW, 'UTC', ['', '']), direction, NOW, 'UTC');
}

const custom = (from: string, to: string) => ({ range: 'custom' as const, from, to });
const named = (range: View['range']) => ({ range, from: '', to: '' });

describe('a step', () => {
  it('goes back by as many days as the range has', () => {
    expect(step(named('28d'), -1)).toEqual(custom('2026-09-27', '2026-10-24'));
    expect(step(named('day'), -1)).toEqual(named('yesterday'));
    expect(step(custom('2026-11-01', '2026-11-07'), -1)).toEqual(
      custom('2026-10-25', '2026-10-31'),
    );
  });

  it('goes back by whole months where the range is of months', () => {
    expect(step(named('month'), -1)).toEqual(named('last-month'));
    expect(step(named('last-month'), -1)).toEqual(custom('2026-09-01', '2026-09-30'));
    expect(step(named('year'), -1)).toEqual(custom('2025-01-01', '2025-12-31'));
    expect(step(named('6mo'), -1)).toEqual(custom('2025-12-01', '2026-05-31'));
    expect(step(custom('2026-02-01', '2026-02-28'), -1)).toEqual(
      custom('2026-01-01', '2026-01-31'),
    );
  });

  it('comes back to the range that it left', () => {
    expect(step(named('yesterday'), 1)).toEqual(named('day'));
    expect(step(named('last-month'), 1)).toEqual(named('month'));
    expect(step(custom('2026-09-27', '2026-10-24'), 1)).toEqual(named('28d'));
    expect(step(custom('2025-01-01', '2025-12-31'), 1)).toEqual(named('year'));
  });

  it('never leads past today, nor before all time', () => {
    expect(step(named('28d'), 1)).toBeNull();
    expect(step(custom('2026-11-15', '2026-11-18'), 1)).toEqual(custom('2026-11-19', '2026-11-21'));
    const all = { ...START, range: 'all' as const };
    const period = periodOf(all, NOW, 'UTC', ['2026-01-01', '2026-11-21']);
    expect(stepped(all, period, -1, NOW, 'UTC')).toBeNull();
  });

  it('goes by hours and minutes too', () => {
    expect(step(custom('2026-11-20T10:00', '2026-11-20T12:59'), -1)).toEqual(
      custom('2026-11-20T07:00', '2026-11-20T09:59'),
    );
    expect(step(custom('2026-11-20T10:00', '2026-11-20T12:59'), 1)).toEqual(
      custom('2026-11-20T13:00', '2026-11-20T15:59'),
    );
    expect(step(custom('2026-11-21T13:00', '2026-11-21T15:59'), 1)).toBeNull();
  });
});

describe('drawing over the chart', () => {
  it('leads to days, or to hours and minutes within them', () => {
    const to = '2026-11-21';
    expect(zoomed('2026-11-18', '2026-11-20', 'day', to)).toEqual(
      custom('2026-11-18', '2026-11-20'),
    );
    expect(zoomed('2026-11-20 09:00:00', '2026-11-20 11:00:00', 'hour', to)).toEqual(
      custom('2026-11-20T09:00', '2026-11-20T11:59'),
    );
    expect(zoomed('2026-11-20 00:00:00', '2026-11-20 23:00:00', 'hour', to)).toEqual(
      custom('2026-11-20', '2026-11-20'),
    );
    expect(zoomed('2026-11-20 09:10:00', '2026-11-20 09:14:00', 'minute', to)).toEqual(
      custom('2026-11-20T09:10', '2026-11-20T09:14'),
    );
  });

  it('takes whole weeks and months, up to the end of the range', () => {
    expect(zoomed('2026-11-02', '2026-11-09', 'week', '2026-11-21')).toEqual(
      custom('2026-11-02', '2026-11-15'),
    );
    expect(zoomed('2026-10-01', '2026-11-01', 'month', '2026-11-21')).toEqual(
      custom('2026-10-01', '2026-11-21'),
    );
  });
});
