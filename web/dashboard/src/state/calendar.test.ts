import { describe, expect, it } from 'vitest';
import { addDays, addMonths, daysIn, instantOf, isDay, wallClock } from './calendar';

describe('days', () => {
  it('pass over month ends and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysIn('2026-10-25', '2026-11-21')).toBe(28);
  });

  it('keep to the month when it is shorter', () => {
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2028-02-29', -12)).toBe('2027-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', '', '2026-1-1', 'today'])(
    '%o is none',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});

describe('clocks', () => {
  it('show the hour of their zone', () => {
    const instant = new Date('2026-11-21T18:31:05Z');
    expect(wallClock(instant, 'Europe/Berlin')).toBe('2026-11-21 19:31:05');
    expect(wallClock(instant, 'Asia/Kolkata')).toBe('2026-11-22 00:01:05');
    expect(wallClock(instant, 'America/St_Johns')).toBe('2026-11-21 15:01:05');
  });

  it('show midnight as the first hour of the day', () => {
    expect(wallClock(new Date('2026-06-01T00:00:00Z'), 'UTC')).toBe('2026-06-01 00:00:00');
  });

  it('count as UTC in a zone that the browser does not know', () => {
    expect(wallClock(new Date('2026-06-01T05:00:00Z'), 'Mars/Olympus')).toBe('2026-06-01 05:00:00');
  });

  it.each([
    ['2026-03-29 01:59:59', 'Europe/Berlin', '2026-03-29T00:59:59.000Z'],
    ['2026-03-29 03:00:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25 03:00:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
    ['2026-10-04 03:00:00', 'Australia/Lord_Howe', '2026-10-03T16:00:00.000Z'],
    ['2026-07-01 00:00:00', 'Asia/Kolkata', '2026-06-30T18:30:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(instantOf(wall, zone).toISOString()).toBe(instant);
  });

  it('find every hour of a year back that is shown once', () => {
    for (const zone of ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']) {
      for (let hour = 0; hour < 365 * 24; hour++) {
        const instant = new Date(Date.UTC(2026, 0, 1, hour));
        const wall = wallClock(instant, zone);
        expect(wallClock(instantOf(wall, zone), zone)).toBe(wall);
      }
    }
  });
});
