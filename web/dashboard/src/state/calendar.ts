/**
 * Days and wall clocks of a site's zone. A day is `YYYY-MM-DD`, a wall clock is
 * `YYYY-MM-DD HH:MM:SS`; both sort as text.
 */

const DAY_MS = 86_400_000;
const DAYS_A_WEEK = 7;
const CLOCK = /^T([01]\d|2[0-3]):[0-5]\d$/;

export function addDays(day: string, days: number): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** How many days lie in the range, both ends counted. */
export function daysIn(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return false;
  }
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && dayOf(ms) === text;
}

/** Whether the text is a day, or a minute of one: `YYYY-MM-DDTHH:MM`. */
export function isMoment(text: string): boolean {
  return isDay(text.slice(0, 10)) && (text.length === 10 || CLOCK.test(text.slice(10)));
}

/** 1 for a Monday to 7 for a Sunday. */
export function weekday(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % DAYS_A_WEEK) + 1;
}

/** What clocks in the zone show at that instant; a zone that this browser lacks counts as UTC. */
export function wallClock(instant: Date, zone: string): string {
  const parts = clockOf(zone).formatToParts(instant);
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '00';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return `${day} ${part('hour')}:${part('minute')}:${part('second')}`;
}

/**
 * The instant at which clocks in the zone show that. Of an hour that is shown twice it is one of
 * the two; of an hour that is left out, an instant within an hour of the gap.
 */
export function instantOf(wall: string, zone: string): Date {
  const shown = asUtc(wall);
  let guess = shown;
  for (let round = 0; round < 2; round++) {
    const offset = asUtc(wallClock(new Date(guess), zone)) - guess;
    guess = shown - offset;
  }
  return new Date(guess);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = newClock(zone);
    clocks.set(zone, clock);
  }
  return clock;
}

function newClock(zone: string): Intl.DateTimeFormat {
  const options: Intl.DateTimeFormatOptions = {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  };
  try {
    return new Intl.DateTimeFormat('en-US', options);
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
}

function asUtc(wall: string): number {
  return Date.parse(`${wall.replace(' ', 'T')}Z`);
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
