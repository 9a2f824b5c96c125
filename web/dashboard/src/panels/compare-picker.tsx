import { useState } from 'preact/hooks';
import type { Span } from '../api/wire';
import { spanName } from '../format/dates';
import { COMPARISONS, type Comparison } from '../state/address';
import { wallClock } from '../state/calendar';
import { daysOf, type Period } from '../state/period';
import { go, view, zone } from '../state/view';
import { text } from '../text/text';
import { DaysDialog } from './days-dialog';

/** The choice that opens the dialog rather than be one. */
const PICK = 'pick';

/** What the range is held against: nothing, a stretch before it, or days of one's own. */
export function ComparePicker({ period }: { period: Period }) {
  const { range, compare, compareFrom, compareTo } = view.value;
  const words = text.value.compare;
  const [picking, pick] = useState(false);
  const today = wallClock(new Date(), zone.value).slice(0, 10);
  const custom: Span = [compareFrom, compareTo];
  const offered = COMPARISONS.filter((word) => {
    const fits = range !== 'all' || word !== 'previous';
    return word === compare || (fits && word !== 'custom');
  });
  return (
    <>
      <select
        aria-label={words.label}
        value={compare}
        onChange={(event) => {
          const word = event.currentTarget.value;
          if (word === PICK) {
            event.currentTarget.value = compare;
            pick(true);
          } else {
            go({ compare: word as Comparison, compareFrom: '', compareTo: '' });
          }
        }}
      >
        {offered.map((word) => (
          <option key={word} value={word}>
            {word === 'custom' ? spanName(custom) : words.names[word]}
          </option>
        ))}
        <option value={PICK}>{words.names.custom}</option>
      </select>
      {(compare === 'previous' || compare === 'year') && (
        <label class="check" title={words.weekdaysMeaning}>
          <input
            type="checkbox"
            checked={view.value.weekdays}
            onChange={(event) => go({ weekdays: event.currentTarget.checked })}
          />
          {words.weekdays}
        </label>
      )}
      {picking && (
        <DaysDialog
          title={words.label}
          days={compare === 'custom' ? custom : daysOf(period.beforeWhole ?? period.days)}
          today={today}
          choose={([from, to]) => go({ compare: 'custom', compareFrom: from, compareTo: to })}
          close={() => pick(false)}
        />
      )}
    </>
  );
}
