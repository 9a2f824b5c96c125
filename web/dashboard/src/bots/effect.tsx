import { useState } from 'preact/hooks';
import { ApiFailure } from '../api/failure';
import type { Judged, Standing } from '../api/judging';
import type { Span } from '../api/wire';
import { spanName } from '../format/dates';
import { counted } from '../format/numbers';
import { announce } from '../frame/announce';
import { Failed } from '../panels/failed';
import { addDays, wallClock } from '../state/calendar';
import { useLoadedOnce } from '../state/loaded';
import { period, view, zone } from '../state/view';
import { text } from '../text/text';
import { judging } from './client';
import { className, nothingChanges, reasonName } from './words';

/** The most days that the server judges at once. */
const MOST_DAYS = 31;

/** The last days of the range, as many as are judged at once. */
export function judgedDays(): Span {
  const today = wallClock(new Date(), zone.value).slice(0, 10);
  const [from, to] = view.value.range === 'all' ? ['', today] : (period.value?.days ?? ['', today]);
  const first = addDays(to, 1 - MOST_DAYS);
  return [from > first ? from : first, to];
}

/** What judging stored events again would change; does it when told so. */
export function Effect({ done }: { done: () => void }) {
  const { site } = view.value;
  const [days] = useState(judgedDays);
  const words = text.value.kept.bots;
  const dry = useLoadedOnce(`judge/${site}/${days}`, (signal) =>
    judging.judge(site, days, true, signal),
  );
  const [state, setState] = useState<{ busy: boolean; why: string; judged: Judged | null }>({
    busy: false,
    why: '',
    judged: null,
  });
  const judge = async () => {
    setState({ busy: true, why: '', judged: null });
    try {
      const judged = await judging.judge(site, days, false, new AbortController().signal);
      setState({ busy: false, why: '', judged });
      announce(words.judged(counted(judged.changed)));
      done();
    } catch (thrown) {
      setState({ busy: false, why: ApiFailure.of(thrown).message, judged: null });
    }
  };
  if (dry.failure !== null) {
    return <Failed failure={dry.failure} again={dry.again} />;
  }
  if (dry.value === null) {
    return (
      <p aria-busy="true" class="quiet">
        {words.looking(spanName(days))}
      </p>
    );
  }
  if (state.judged !== null) {
    return <p role="status">{words.judged(counted(state.judged.changed))}</p>;
  }
  return (
    <div class="effect">
      <Changes judged={dry.value} days={days} />
      {state.why !== '' && (
        <p class="wrong" role="alert">
          {state.why}
        </p>
      )}
      {!nothingChanges(dry.value) && (
        <button type="button" class="line" disabled={state.busy} onClick={judge}>
          {state.busy ? words.judging : words.judge}
        </button>
      )}
    </div>
  );
}

function Changes({ judged, days }: { judged: Judged; days: Span }) {
  const words = text.value.kept.bots;
  const standing = ({ botClass, reason }: Standing) =>
    [className(botClass), reason && `(${reasonName(reason)})`].filter(Boolean).join(' ');
  const span = spanName(days);
  if (nothingChanges(judged)) {
    return <p>{words.changesNothing(counted(judged.read), span)}</p>;
  }
  return (
    <>
      <p>{words.changes(counted(judged.changed), counted(judged.read), span)}</p>
      <ul class="effect-changes">
        {judged.changes.map(({ from, to, events }) => (
          <li key={`${standing(from)}/${standing(to)}`}>
            <b>{counted(events)}</b> {standing(from)} → {standing(to)}
          </li>
        ))}
      </ul>
      {judged.asBefore > 0 && <p class="quiet">{words.asBefore(counted(judged.asBefore))}</p>}
      <Most title={words.agents} counts={judged.agents} />
      <Most title={words.paths} counts={judged.paths} />
    </>
  );
}

function Most({ title, counts }: { title: string; counts: Judged['agents'] }) {
  return counts.length === 0 ? null : (
    <details>
      <summary>{title}</summary>
      <ul class="effect-changes">
        {counts.map(([name, events]) => (
          <li key={name}>
            <b>{counted(events)}</b> {name}
          </li>
        ))}
      </ul>
    </details>
  );
}
