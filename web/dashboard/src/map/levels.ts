/** How many shades there are; 0 is for no number at all. */
export const LEVELS = 6;

/**
 * How numbers are spread over the shades: those that differ by powers of ten by their square roots
 * from nothing up, those that are alike evenly from the lowest to the highest.
 */
export type Spread = 'roots' | 'evenly';

/** The shade of a number among its kin. */
export function levels(numbers: readonly number[], spread: Spread): (value: number) => number {
  const highest = Math.max(...numbers, 0);
  const lowest = spread === 'roots' ? 0 : Math.min(...numbers, highest);
  return (value) => {
    if (spread === 'roots' && value <= 0) {
      return 0;
    }
    const share = highest > lowest ? (value - lowest) / (highest - lowest) : Math.sign(highest);
    const part = spread === 'roots' ? Math.sqrt(share) : share;
    return Math.min(LEVELS, Math.max(1, Math.ceil(part * LEVELS)));
  };
}
