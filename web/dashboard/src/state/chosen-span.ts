import type { Span } from '../api/wire';
import { period, view } from './view';

/** The two ends of the chosen range; null for all time. */
export function chosenSpan(): Span | null {
  return view.value.range === 'all' ? null : (period.value?.span ?? null);
}

/** Tells one choice of a range from another; stays the same while only the time moves on. */
export function spanKey(): string {
  const { range, from, to } = view.value;
  return [range, from, to].join('/');
}
