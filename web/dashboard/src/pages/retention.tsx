import { MaybeStep } from '../panels/behaviour/maybe-step';
import { Nobody } from '../panels/behaviour/nobody';
import { RetentionGrid } from '../panels/behaviour/retention-grid';
import { Bounded } from '../panels/bounded';
import { Failed } from '../panels/failed';
import { askedName, askedOf, askedStep, behaviour } from '../state/behaviour';
import { useLoaded } from '../state/loaded';
import { turn } from '../state/own';
import type { Period } from '../state/period';
import { view } from '../state/view';
import { text } from '../text/text';
import '../style/behaviour.css';

const GRAINS = ['day', 'week', 'month'] as const;

type Grain = (typeof GRAINS)[number];

/** Who comes back, and after how long. */
export default function RetentionPage() {
  return (
    <Bounded title={text.value.retention.of(view.value.site)}>
      {(period) => <Shown period={period} />}
    </Bounded>
  );
}

/** More stretches than the server tells cannot be asked for. */
const LONGEST_DAYS: Readonly<Record<Grain, number>> = { day: 60, week: 7 * 59, month: 30 * 59 };

function Shown({ period }: { period: Period }) {
  const words = text.value.retention;
  const days = (Date.parse(period.days[1]) - Date.parse(period.days[0])) / 86_400_000 + 1;
  const usual = days <= 14 ? 'day' : days <= 200 ? 'week' : 'month';
  const by = GRAINS.find((word) => word === view.value.own.by) ?? usual;
  const asked = {
    ...askedOf(period),
    by,
    ...named('start', askedStep('start')),
    ...named('return', askedStep('return')),
  };
  const loaded = useLoaded(askedName('retention', asked), async (signal) => {
    return { retention: await behaviour.retention(asked, signal), by };
  });
  const cohorts = loaded.value?.retention.cohorts ?? [];
  return (
    <>
      <section class="card editor" aria-label={words.editor}>
        <MaybeStep name="start" label={words.start} anything={words.anyStart} period={period} />
        <MaybeStep name="return" label={words.back} anything={words.anyReturn} period={period} />
        <div class="editor-foot">
          <select
            aria-label={words.by}
            value={by}
            onChange={({ currentTarget: { value } }) => turn({ by: value })}
          >
            {GRAINS.map((word) => (
              <option key={word} value={word} disabled={days > LONGEST_DAYS[word]}>
                {words.bys[word]}
              </option>
            ))}
          </select>
        </div>
      </section>
      {loaded.failure !== null && <Failed failure={loaded.failure} again={loaded.again} />}
      {loaded.value === null && loaded.failure === null && <div class="card bone bone-result" />}
      {loaded.value !== null && (
        <div class={loaded.waiting ? 'stale' : ''} aria-busy={loaded.waiting}>
          {cohorts.every(({ visitors }) => visitors === 0) ? (
            <section class="card">
              <Nobody advice={words.none} />
            </section>
          ) : (
            <RetentionGrid {...loaded.value} />
          )}
        </div>
      )}
    </>
  );
}

function named<N extends string, T>(name: N, value: T | null): { readonly [K in N]?: T } {
  return value === null ? {} : ({ [name]: value } as { readonly [K in N]?: T });
}
