import { useEffect, useState } from 'preact/hooks';
import { spanName } from '../format/dates';
import { RANGES, type Range } from '../state/address';
import { addDays, wallClock } from '../state/calendar';
import { go, period, view, zone } from '../state/view';

const NAMES: Readonly<Record<Range, string>> = {
  day: 'Today',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '28d': 'Last 28 days',
  '30d': 'Last 30 days',
  '91d': 'Last 91 days',
  month: 'This month',
  year: 'This year',
  all: 'All time',
  custom: 'Custom range',
};

/** Chooses the range; the ranges of days end today. */
export function RangePicker() {
  const { range, from, to } = view.value;
  const [open, setOpen] = useState(range === 'custom');
  useEffect(() => setOpen(range === 'custom'), [range]);
  const pick = (event: Event) => {
    const word = (event.currentTarget as HTMLSelectElement).value as Range;
    setOpen(word === 'custom');
    if (word !== 'custom') {
      go({ range: word, from: '', to: '', by: null });
    }
  };
  const now = period.value;
  const today = wallClock(new Date(), zone.value).slice(0, 10);
  const start = now === null ? addDays(today, -27) : now.span[0].slice(0, 10);
  const end = now === null ? today : now.span[1].slice(0, 10);
  return (
    <>
      <select
        aria-label="Range"
        title={now === null ? '' : spanName([start, end])}
        value={open ? 'custom' : range}
        onChange={pick}
      >
        {RANGES.map((word) => (
          <option key={word} value={word}>
            {NAMES[word]}
          </option>
        ))}
      </select>
      {open && <CustomRange from={from || start} to={to || end} today={today} />}
    </>
  );
}

function CustomRange(given: { from: string; to: string; today: string }) {
  const [from, setFrom] = useState(given.from);
  const [to, setTo] = useState(given.to);
  const backwards = from > to;
  const submit = (event: Event) => {
    event.preventDefault();
    if (!backwards && from !== '' && to !== '') {
      go({ range: 'custom', from, to, by: null });
    }
  };
  return (
    <form class="custom" onSubmit={submit}>
      <input
        type="date"
        aria-label="First day"
        required
        max={given.today}
        value={from}
        onInput={(event) => setFrom(event.currentTarget.value)}
      />
      <span>to</span>
      <input
        type="date"
        aria-label="Last day"
        required
        min={from}
        max={given.today}
        value={to}
        onInput={(event) => setTo(event.currentTarget.value)}
      />
      <button type="submit" disabled={backwards}>
        Show
      </button>
    </form>
  );
}
