import { useMemo } from 'preact/hooks';
import type { Metric, Span } from '../api/wire';
import { seriesOf } from '../chart/series';
import { nameOfHour, nameOfWeekday, spanName, weekOrder } from '../format/dates';
import { metricName } from '../format/names';
import { LOOKS, mean } from '../format/numbers';
import { levels } from '../map/levels';
import { addDays, daysIn } from '../state/calendar';
import { useLoaded } from '../state/loaded';
import type { Period } from '../state/period';
import { client } from '../state/session';
import { nameOf, question, view } from '../state/view';
import { type WeekHours, weekHours } from '../state/week-hours';
import { text } from '../text/text';
import { Failed } from './failed';

/** Of a longer range only so much of its end is looked at: it is asked by the hour. */
const MOST_DAYS = 182;
/** Which hours are written above their columns. */
const LABEL_EVERY = 3;

interface Asked {
  readonly metric: Metric;
  readonly week: WeekHours;
}

/** When in the week people come: the mean of each weekday's hours. */
export function Times({ period }: { period: Period }) {
  const words = text.value.panels.times;
  const chosen = view.value.metric;
  const metric = LOOKS[chosen].unit === 'count' ? chosen : 'visitors';
  const span = endOf(period);
  const asked = question(span, {
    metrics: [metric],
    dimensions: ['time:hour'],
    include: { time_labels: true },
  });
  const loaded = useLoaded<Asked>(nameOf(asked), async (signal) => {
    const { rows, timeLabels } = await client.ask(asked, signal);
    return { metric, week: weekHours(seriesOf(rows, timeLabels, period.now, 0)) };
  });
  return (
    <section class="card panel panel-wide" aria-labelledby="times-title">
      <div class="panel-head">
        <h2 id="times-title">{words.title}</h2>
        <span class="quiet">{words.about(metricName(metric), spanName(daysOf(period)))}</span>
      </div>
      {loaded.failure !== null ? (
        <Failed failure={loaded.failure} again={loaded.again} />
      ) : loaded.value === null ? (
        <div class="times bone" />
      ) : (
        <Week asked={loaded.value} waiting={loaded.waiting} />
      )}
    </section>
  );
}

function Week({ asked, waiting }: { asked: Asked; waiting: boolean }) {
  const { metric, week } = asked;
  const words = text.value.panels.times;
  const level = useMemo(
    () =>
      levels(
        week.flat().filter((value) => value !== null),
        'evenly',
      ),
    [asked],
  );
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return (
    <table class={waiting ? 'times stale' : 'times'} aria-busy={waiting}>
      <caption class="unseen">{words.table(metricName(metric))}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="unseen">{words.weekday}</span>
          </th>
          {hours.map((hour) => (
            <th key={hour} scope="col">
              <span class={hour % LABEL_EVERY === 0 ? '' : 'unseen'}>{nameOfHour(hour)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weekOrder().map((day) => (
          <tr key={day}>
            <th scope="row">{nameOfWeekday(day)}</th>
            {hours.map((hour) => {
              const value = week[day - 1]?.[hour] ?? null;
              const said = mean(value);
              return (
                <td
                  key={hour}
                  class={value === null ? '' : `level-${level(value)}`}
                  title={words.cell(said, metricName(metric), nameOfWeekday(day), nameOfHour(hour))}
                >
                  <span class="unseen">{said}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The days that are looked at. */
function daysOf({ days: [from, to], now }: Period): Span {
  const last = now === null ? to : now.slice(0, 10);
  return daysIn(from, last) > MOST_DAYS ? [addDays(last, 1 - MOST_DAYS), last] : [from, last];
}

function endOf(period: Period): Span {
  const days = daysOf(period);
  return days[0] === period.days[0] ? period.span : days;
}
