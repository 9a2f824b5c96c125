import { signal } from '@preact/signals';
import { useShortcuts } from '../frame/shortcuts';
import { RANGES, type Range } from '../state/address';
import { wallClock } from '../state/calendar';
import { stepped } from '../state/moved-range';
import { go, period, view, zone } from '../state/view';
import { text } from '../text/text';
import { DaysDialog } from './days-dialog';
import { spanText } from './span-text';

/** The choice that opens the dialog rather than be one. */
const PICK = 'pick';

const picking = signal(false);

/** Chooses the range, and goes to the one before or after it. */
export function RangePicker() {
  const { range } = view.value;
  const words = text.value.range;
  const now = period.value;
  const today = wallClock(new Date(), zone.value).slice(0, 10);
  const step = (direction: -1 | 1) => {
    return now && stepped(view.value, now, direction, new Date(), zone.value);
  };
  const steps = [step(-1), step(1)] as const;
  const move = (to: (typeof steps)[number]) => {
    if (to !== null) {
      go({ ...to, by: null });
    }
  };
  const { keys } = text.value;
  useShortcuts([
    { key: 'ArrowLeft', name: keys.stepBack, group: keys.ranges, act: () => move(steps[0]) },
    { key: 'ArrowRight', name: keys.stepOn, group: keys.ranges, act: () => move(steps[1]) },
    {
      key: 'c',
      name: keys.custom,
      group: keys.ranges,
      act: () => {
        picking.value = true;
      },
    },
  ]);
  const shown = now === null ? '' : spanText(now, zone.value);
  return (
    <div class="range">
      <Step words={words.back} sign="‹" to={steps[0]} move={move} />
      <select
        aria-label={words.label}
        title={shown}
        value={range}
        onChange={(event) => {
          const word = event.currentTarget.value;
          if (word === PICK) {
            event.currentTarget.value = range;
            picking.value = true;
          } else {
            go({ range: word as Range, from: '', to: '', by: null });
          }
        }}
      >
        {RANGES.filter((word) => word !== 'custom' || range === 'custom').map((word) => (
          <option key={word} value={word}>
            {word === 'custom' ? shown : words.names[word]}
          </option>
        ))}
        <option value={PICK}>{words.names.custom}</option>
      </select>
      <Step words={words.on} sign="›" to={steps[1]} move={move} />
      {picking.value && (
        <DaysDialog
          title={words.label}
          days={now?.days ?? [today, today]}
          today={today}
          choose={([from, to]) => go({ range: 'custom', from, to, by: null })}
          close={() => {
            picking.value = false;
          }}
        />
      )}
    </div>
  );
}

type To = ReturnType<typeof stepped>;

interface StepProps {
  readonly words: string;
  readonly sign: string;
  readonly to: To;
  readonly move: (to: To) => void;
}

function Step({ words, sign, to, move }: StepProps) {
  return (
    <button
      type="button"
      class="line step"
      aria-label={words}
      title={words}
      disabled={to === null}
      onClick={() => move(to)}
    >
      {sign}
    </button>
  );
}
