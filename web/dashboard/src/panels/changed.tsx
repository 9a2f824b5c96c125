import type { Metric } from '../api/wire';
import { spanName } from '../format/dates';
import { change, changeText, full } from '../format/numbers';
import { daysOf, type Period } from '../state/period';
import { text } from '../text/text';

interface ChangedProps {
  readonly metric: Metric;
  readonly now: number | null;
  readonly before: number | null;
  readonly period: Period;
  /** Whether the site began only then or later. */
  readonly uncovered: boolean;
}

/** The change of a number against the period before: room for it while that is not known. */
export function Changed({ metric, now, before, period, uncovered }: ChangedProps) {
  const words = text.value.compare;
  const past = period.before === null ? '' : spanName(daysOf(period.before));
  const known = before !== null ? words.before(full(metric, before), past) : '';
  return (
    <span
      class={`change ${change(metric, now, before)?.news ?? 'none'}`}
      title={uncovered ? words.uncovered(past) : known}
    >
      {uncovered || known !== '' ? changeText(metric, now, before) : '\u00a0'}
    </span>
  );
}
