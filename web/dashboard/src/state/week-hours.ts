import type { Series } from '../chart/series';
import { weekday } from './calendar';

const HOURS = 24;
const DAYS = 7;

/** By weekday (0 for a Monday) and hour, the mean over all such hours; null where there was none. */
export type WeekHours = readonly (readonly (number | null)[])[];

/** Folds a series of hours into one week. Hours to come, and the one that runs, are left out. */
export function weekHours(hours: Series): WeekHours {
  const sums = new Float64Array(DAYS * HOURS);
  const counts = new Uint32Array(DAYS * HOURS);
  hours.labels.forEach((label, index) => {
    const value = hours.values[index] ?? null;
    if (value !== null && index !== hours.running) {
      const at = (weekday(label.slice(0, 10)) - 1) * HOURS + Number(label.slice(11, 13));
      sums[at] = (sums[at] ?? 0) + value;
      counts[at] = (counts[at] ?? 0) + 1;
    }
  });
  return Array.from({ length: DAYS }, (_, day) =>
    Array.from({ length: HOURS }, (__, hour) => {
      const at = day * HOURS + hour;
      const count = counts[at] ?? 0;
      return count === 0 ? null : (sums[at] ?? 0) / count;
    }),
  );
}
