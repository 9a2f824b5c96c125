import { useEffect, useState } from 'preact/hooks';
import { spanName } from '../format/dates';
import { RANGES, type Range } from '../state/address';
import { addDays, wallClock } from '../state/calendar';
import { go, period, view, zone } from '../state/view';
import { text } from '../text/text';

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
        aria-label={text.value.range.label}
        title={now === null ? '' : spanName([start, end])}
        value={open ? 'custom' : range}
        onChange={pick}
      >
        {RANGES.map((word) => (
          <option key={word} value={word}>
            {text.value.range.names[word]}
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
        aria-label={text.value.range.first}
        required
        max={given.today}
        value={from.slice(0, 10)}
        onInput={(event) => setFrom(event.currentTarget.value)}
      />
      <span aria-hidden="true">–</span>
      <input
        type="date"
        aria-label={text.value.range.last}
        required
        min={from}
        max={given.today}
        value={to.slice(0, 10)}
        onInput={(event) => setTo(event.currentTarget.value)}
      />
      <button type="submit" disabled={backwards}>
        {text.value.range.show}
      </button>
    </form>
  );
}
