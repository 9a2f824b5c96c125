import { turn } from '../../state/own';
import type { Period } from '../../state/period';
import { NEW_STEP, readStep, type StepDraft, writeStep } from '../../state/steps';
import { view } from '../../state/view';
import { text } from '../../text/text';
import { StepField } from './step-field';

export const LEAST_STEPS = 2;
const MOST_STEPS = 8;
export const WITHIN = ['1h', '24h', '7d', '30d', '90d'] as const;
export const USUAL_WITHIN = '7d';
export const BREAKDOWNS = [
  'visit:channel',
  'visit:source',
  'visit:country',
  'visit:device',
  'visit:browser',
  'visit:os',
  'visit:entry_page',
  'event:consumer',
] as const;

/** The steps as the address holds them: `s1` to `s8`. */
export function keptSteps(): readonly StepDraft[] {
  const steps: StepDraft[] = [];
  for (let at = 1; at <= MOST_STEPS; at++) {
    const step = readStep(view.value.own[`s${at}`] ?? '');
    if (step !== null) {
      steps.push(step);
    }
  }
  return steps;
}

export function keepSteps(steps: readonly StepDraft[]): void {
  const places = Array.from({ length: MOST_STEPS }, (_, at) => {
    const step = steps[at];
    return [`s${at + 1}`, step === undefined ? '' : writeStep(step)] as const;
  });
  turn(Object.fromEntries(places));
}

/** The steps of a funnel to fill in, put in order, add and take away. */
export function FunnelEditor({ period }: { period: Period }) {
  const kept = keptSteps();
  const missing = Math.max(0, LEAST_STEPS - kept.length);
  const steps = [...kept, ...Array.from({ length: missing }, () => NEW_STEP)];
  const words = text.value.funnels;
  const put = (at: number, step: StepDraft) =>
    keepSteps(steps.map((one, index) => (index === at ? step : one)));
  const swap = (at: number) =>
    keepSteps(
      steps.map(
        (one, index) => (index === at ? steps[at + 1] : index === at + 1 ? steps[at] : one) ?? one,
      ),
    );
  return (
    <section class="card editor" aria-label={words.editor}>
      <ol class="steps">
        {steps.map((draft, at) => (
          <li key={`${at}/${writeStep(draft)}`}>
            <span class="step-number">{at + 1}</span>
            <StepField
              label={words.step(at + 1)}
              draft={draft}
              period={period}
              change={(next) => put(at, next)}
            />
            <span class="step-tools">
              {at > 0 && (
                <button
                  type="button"
                  class="plain"
                  aria-label={words.up(at + 1)}
                  title={words.up(at + 1)}
                  onClick={() => swap(at - 1)}
                >
                  ↑
                </button>
              )}
              {at < steps.length - 1 && (
                <button
                  type="button"
                  class="plain"
                  aria-label={words.down(at + 1)}
                  title={words.down(at + 1)}
                  onClick={() => swap(at)}
                >
                  ↓
                </button>
              )}
              {steps.length > LEAST_STEPS && (
                <button
                  type="button"
                  class="plain"
                  aria-label={words.remove(at + 1)}
                  title={words.remove(at + 1)}
                  onClick={() => keepSteps(steps.filter((_, index) => index !== at))}
                >
                  ×
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
      <div class="editor-foot">
        {steps.length < MOST_STEPS && (
          <button type="button" class="line" onClick={() => keepSteps([...steps, NEW_STEP])}>
            {words.add}
          </button>
        )}
        <Choices />
      </div>
    </section>
  );
}

function Choices() {
  const { by = 'visit', within = USUAL_WITHIN, split = '' } = view.value.own;
  const words = text.value.funnels;
  const dimensions: Readonly<Record<string, string>> = text.value.dimensions;
  return (
    <>
      <select
        aria-label={words.by}
        value={by}
        onChange={({ currentTarget: { value } }) =>
          turn({ by: value === 'visit' ? '' : value, within: '' })
        }
      >
        <option value="visit">{words.byVisit}</option>
        <option value="visitor">{words.byVisitor}</option>
      </select>
      {by === 'visitor' && (
        <select
          aria-label={words.within}
          value={within}
          onChange={({ currentTarget: { value } }) =>
            turn({ within: value === USUAL_WITHIN ? '' : value })
          }
        >
          {WITHIN.map((word) => (
            <option key={word} value={word}>
              {words.withins[word]}
            </option>
          ))}
        </select>
      )}
      <select
        aria-label={words.split}
        value={split}
        onChange={({ currentTarget: { value } }) => turn({ split: value })}
      >
        <option value="">{words.noSplit}</option>
        {BREAKDOWNS.map((dimension) => (
          <option key={dimension} value={dimension}>
            {words.splitBy(dimensions[dimension] ?? dimension)}
          </option>
        ))}
      </select>
    </>
  );
}
