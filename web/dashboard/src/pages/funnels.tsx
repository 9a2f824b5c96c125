import {
  FunnelEditor,
  keptSteps,
  LEAST_STEPS,
  USUAL_WITHIN,
} from '../panels/behaviour/funnel-editor';
import { FunnelIdeas } from '../panels/behaviour/funnel-ideas';
import { FunnelResult } from '../panels/behaviour/funnel-result';
import { Nobody } from '../panels/behaviour/nobody';
import { Bounded } from '../panels/bounded';
import { Failed } from '../panels/failed';
import { askedName, askedOf, behaviour } from '../state/behaviour';
import { useLoaded } from '../state/loaded';
import type { Period } from '../state/period';
import { stepName, stepOf } from '../state/steps';
import { view } from '../state/view';
import { text } from '../text/text';
import '../style/behaviour.css';

/** How many of the visits or visitors that take a first step take those that follow. */
export default function FunnelsPage() {
  return (
    <Bounded title={text.value.funnels.of(view.value.site)}>
      {(period) => (
        <>
          <FunnelEditor period={period} />
          <Answer period={period} />
        </>
      )}
    </Bounded>
  );
}

function Answer({ period }: { period: Period }) {
  const { by = 'visit', within = USUAL_WITHIN, split = '' } = view.value.own;
  const drafts = keptSteps().filter((draft) => stepOf(draft) !== null);
  const steps = drafts.map(stepOf).filter((step) => step !== null);
  const ready = steps.length >= LEAST_STEPS;
  const asked = {
    ...askedOf(period),
    steps,
    ...(by === 'visitor' ? { by: 'visitor' as const, within } : { by: 'visit' as const }),
    ...(split === '' ? {} : { breakdown: split }),
  } as const;
  const loaded = useLoaded(ready ? askedName('funnel', asked) : '', async (signal) => {
    return { funnel: await behaviour.funnel(asked, signal), names: drafts.map(stepName), split };
  });
  if (!ready) {
    return <FunnelIdeas period={period} />;
  }
  if (loaded.failure !== null) {
    return <Failed failure={loaded.failure} again={loaded.again} />;
  }
  if (loaded.value === null) {
    return <div class="card bone bone-result" />;
  }
  const { funnel } = loaded.value;
  return (
    <div class={loaded.waiting ? 'stale' : ''} aria-busy={loaded.waiting}>
      {funnel.steps[0]?.count === 0 ? (
        <section class="card">
          <Nobody advice={text.value.funnels.nobody(loaded.value.names[0] ?? '')} />
        </section>
      ) : (
        <FunnelResult {...loaded.value} />
      )}
    </div>
  );
}
