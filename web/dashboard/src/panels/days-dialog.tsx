import { useState } from 'preact/hooks';
import type { Span } from '../api/wire';
import { Details } from '../frame/details';
import { isDay } from '../state/calendar';
import { text } from '../text/text';

interface DaysDialogProps {
  readonly title: string;
  /** What is chosen at first. */
  readonly days: Span;
  readonly today: string;
  readonly choose: (days: Span) => void;
  readonly close: () => void;
}

/** Asks for the first and the last day of something. */
export function DaysDialog({ title, days, today, choose, close }: DaysDialogProps) {
  const words = text.value.range;
  const [from, setFrom] = useState(days[0]);
  const [to, setTo] = useState(days[1]);
  const backwards = isDay(from) && isDay(to) && from > to;
  const submit = (event: Event) => {
    event.preventDefault();
    if (isDay(from) && isDay(to) && !backwards) {
      choose([from, to]);
      close();
    }
  };
  return (
    <Details title={title} close={close} small>
      <form class="days-form" onSubmit={submit}>
        <label>
          {words.first}
          <input
            type="date"
            required
            max={today}
            value={from}
            onInput={(event) => setFrom(event.currentTarget.value)}
          />
        </label>
        <label>
          {words.last}
          <input
            type="date"
            required
            max={today}
            value={to}
            aria-invalid={backwards}
            aria-describedby="days-wrong"
            onInput={(event) => setTo(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="main" disabled={backwards}>
          {words.show}
        </button>
        <p id="days-wrong" class="wrong" role="status">
          {backwards ? words.backwards : ''}
        </p>
      </form>
    </Details>
  );
}
