import { counted } from '../format/numbers';
import { FlowPicture } from '../panels/behaviour/flow-picture';
import { MaybeStep } from '../panels/behaviour/maybe-step';
import { Nobody } from '../panels/behaviour/nobody';
import { PathsTable } from '../panels/behaviour/paths-table';
import { ToldOf } from '../panels/behaviour/told';
import { Bounded } from '../panels/bounded';
import { Failed } from '../panels/failed';
import { askedName, askedOf, askedStep, behaviour } from '../state/behaviour';
import { useLoaded } from '../state/loaded';
import { turn } from '../state/own';
import type { Period } from '../state/period';
import { view } from '../state/view';
import { text } from '../text/text';
import '../style/behaviour.css';

const KINDS = ['page', 'event', 'request'] as const;
const USUAL_STEPS = 3;
const STEPS = [2, 3, 4, 5, 6];

/** The ways that visits take through the site. */
export default function JourneysPage() {
  return (
    <Bounded title={text.value.journeys.of(view.value.site)}>
      {(period) => <Shown period={period} />}
    </Bounded>
  );
}

function Shown({ period }: { period: Period }) {
  const words = text.value.journeys;
  const of = keptKinds();
  const steps = STEPS.find((count) => String(count) === view.value.own.steps) ?? USUAL_STEPS;
  const start = askedStep('start');
  const end = askedStep('end');
  const asked = {
    ...askedOf(period),
    of,
    steps,
    ...(start === null ? {} : { start }),
    ...(end === null ? {} : { end }),
  };
  const loaded = useLoaded(askedName('journeys', asked), (signal) =>
    behaviour.journeys(asked, signal),
  );
  const journeys = loaded.value;
  return (
    <>
      <section class="card editor" aria-label={words.editor}>
        <MaybeStep name="start" label={words.start} anything={words.anyStart} period={period} />
        <MaybeStep name="end" label={words.end} anything={words.anyEnd} period={period} />
        <Choices of={of} steps={steps} />
      </section>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      {journeys === null && loaded.failure === null && <div class="card bone bone-result" />}
      {journeys !== null && (
        <div
          class={loaded.waiting ? 'card panel panel-alone stale' : 'card panel panel-alone'}
          aria-busy={loaded.waiting}
        >
          {journeys.visits === 0 ? (
            <Nobody advice={words.none} />
          ) : (
            <>
              <div class="panel-head">
                <h2>{words.summary(counted(journeys.visits), counted(journeys.single))}</h2>
              </div>
              <FlowPicture journeys={journeys} />
              <PathsTable journeys={journeys} />
              {journeys.others > 0 && <p class="quiet">{words.rest(counted(journeys.others))}</p>}
              <ToldOf told={journeys.told} />
            </>
          )}
        </div>
      )}
    </>
  );
}

function keptKinds(): readonly string[] {
  const words = (view.value.own.of ?? '').split(',');
  const kept = KINDS.filter((kind) => words.includes(kind));
  return kept.length === 0 ? ['page'] : kept;
}

function Choices({ of, steps }: { of: readonly string[]; steps: number }) {
  const words = text.value.journeys;
  const choose = (kind: string, on: boolean) => {
    const next = KINDS.filter((word) => (word === kind ? on : of.includes(word)));
    turn({ of: next.length === 1 && next[0] === 'page' ? '' : next.join(',') });
  };
  return (
    <div class="editor-foot">
      <fieldset class="kinds">
        <legend class="unseen">{words.kinds}</legend>
        {KINDS.map((kind) => (
          <label key={kind} class="check">
            <input
              type="checkbox"
              checked={of.includes(kind)}
              onChange={(event) => choose(kind, event.currentTarget.checked)}
            />
            {words.kindsOf[kind]}
          </label>
        ))}
      </fieldset>
      <select
        aria-label={words.length}
        value={String(steps)}
        onChange={({ currentTarget: { value } }) =>
          turn({ steps: value === String(USUAL_STEPS) ? '' : value })
        }
      >
        {STEPS.map((count) => (
          <option key={count} value={String(count)}>
            {words.steps(count)}
          </option>
        ))}
      </select>
    </div>
  );
}
