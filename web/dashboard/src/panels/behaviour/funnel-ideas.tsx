import { useLoadedOnce } from '../../state/loaded';
import type { Period } from '../../state/period';
import { client } from '../../state/session';
import { NEW_STEP, type StepDraft, stepName } from '../../state/steps';
import { question, view } from '../../state/view';
import { text } from '../../text/text';
import { keepSteps } from './funnel-editor';

/** What a funnel is, and one of the site's own names to begin with. */
export function FunnelIdeas({ period }: { period: Period }) {
  const { site, range } = view.value;
  const words = text.value.funnels;
  const loaded = useLoadedOnce(`ideas/${site}/${range}/${period.days}`, async (signal) => {
    const top = async (dimension: string, kind: string) => {
      const asked = question(period.span, {
        metrics: ['visits'],
        dimensions: [dimension],
        filters: [['is', 'event:kind', [kind]]],
        order_by: [['visits', 'desc']],
        pagination: { limit: 2, offset: 0 },
      });
      const { rows } = await client.ask(asked, signal);
      return rows.filter((row) => (row.metrics[0] ?? 0) > 0).map((row) => row.dimensions[0] ?? '');
    };
    const [pages, events] = await Promise.all([
      top('event:page', 'pageview'),
      top('event:name', 'custom'),
    ]);
    const steps = [
      ...pages.map((name): StepDraft => ({ ...NEW_STEP, kind: 'page', name })),
      ...events.slice(0, 1).map((name): StepDraft => ({ ...NEW_STEP, kind: 'event', name })),
    ];
    return steps.length > 1 ? steps : [];
  });
  const idea = loaded.value ?? [];
  return (
    <section class="card nothing">
      <h2>{words.what}</h2>
      <p>{words.how}</p>
      {idea.length > 0 && (
        <button type="button" onClick={() => keepSteps(idea)}>
          {words.try(idea.map(stepName).join(' → '))}
        </button>
      )}
    </section>
  );
}
